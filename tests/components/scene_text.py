"""A text with everything in it, as the course's Markdown renderer makes it."""

from __future__ import annotations

from typing import Any

PROSE: dict[str, Any] = {
    "lang": "lv",
    "lesson": "pay",
    "texts": {"close": "Close", "link_to": "Link to this section"},
    "terms": {
        "commission": {"term": "commission", "html": "A share of what was <em>sold</em>."},
        "quota": {"term": "quota", "html": "What should be sold in a month, as the plan says it."},
    },
    "html": """
<p>In the evening two letters lay on the table. <strong>A</strong>: base salary 1500 € and 3 % of closed deals.
<strong>B</strong>: 900 € and 8 %. Which one to sign depends on the
<button type="button" class="term" data-term="commission">commission</button> and on what a month costs.</p>
<h2 id="size">One job, different pay</h2>
<p>What an account manager earns depends on <a href="https://example.org/">the size of the company</a>, and on where
it is. See <a href="?" data-lesson="duties" data-anchor="day">what a day is made of</a>, or read on about
<a href="?" data-lesson="pay" data-anchor="break-even">equal means</a>.</p>
<ul><li>Base salary does not move.</li><li>Commission does:<ul><li>by deals,</li><li>by months.</li></ul></li></ul>
<ol><li>Take the sales.</li><li>Multiply by the rate.</li></ol>
<blockquote><p>“On average you will get 1860 € a month.”</p></blockquote>
<h3 id="cap">“No ceiling” promises nothing of the floor</h3>
<div class="table"><table><thead><tr><th>Sold in a month</th><th>900 € and 5 %, no ceiling</th>
<th>1200 € and 5 %, up to 1000 €</th></tr></thead><tbody>
<tr><td data-label="Sold in a month">12 000 €</td><td data-label="900 € and 5 %, no ceiling">1500 €</td>
<td data-label="1200 € and 5 %, up to 1000 €">1800 €</td></tr>
<tr><td data-label="Sold in a month">26 000 €</td><td data-label="900 € and 5 %, no ceiling">2200 €</td>
<td data-label="1200 € and 5 %, up to 1000 €">2200 €</td></tr></tbody></table></div>
<aside class="admonition note"><p class="admonition-title">Note</p><p>Figures are illustrative.</p></aside>
<aside class="admonition tip"><p class="admonition-title">Tip</p><p>Ask for an example with numbers.</p></aside>
<aside class="admonition warning"><p class="admonition-title">In writing, please</p><p>What was said is
not what was signed. Use <code>plan.yaml</code>.</p></aside>
<details class="reveal"><summary>Check your result</summary><div><p>Commission is 600 €, pay 1800 €.</p></div></details>
<pre><code>pay = base + rate * sales_of_the_month_without_tax_and_without_discounts_given_to_old_customers</code></pre>
<h2 id="break-even">Equal means are not equal offers</h2>
"""
    + "<p>Mean, floor and risk are three numbers, and a plan is read by all of them. </p>" * 12
    + """<p>At the line's very end the reader meets the word that is not known to all of us yet:
<button type="button" class="term" data-term="quota">quota</button>.</p>
""",
}

PAYSLIP = """<div class="table"><table><thead><tr><th>Line</th><th class="right">Sum</th></tr></thead><tbody>
<tr><td data-label="Line">Base salary</td><td data-label="Sum" class="right">1,500 €</td></tr>
<tr><td data-label="Line">Taken back: 3 % of 4,000 €, a deal of May that was cancelled</td>
<td data-label="Sum" class="right">−120 €</td></tr></tbody></table></div>"""
