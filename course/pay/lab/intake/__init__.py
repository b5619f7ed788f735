"""Deals from anywhere: pasted, uploaded or typed, each bad row told and the good ones kept."""
