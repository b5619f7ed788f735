"""Stay or hop: what a change of job costs at first, what it brings, and when it has paid off."""
