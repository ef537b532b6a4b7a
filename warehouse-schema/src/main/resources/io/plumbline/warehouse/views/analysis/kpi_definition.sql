-- One row per KPI: its name, unit, which direction is better, and how it is worked out.
create view kpi_definition as
-- Percentages are in percent, so that they differ by percentage points; money is in the client's base currency. A ratio is a
-- ratio of the month's sums; a balance is the one at the month's end.
select place, kpi, name, unit, better, formula
from (values
    (1, 'gross-margin', 'Gross margin', 'percent', 'higher', '(revenue - cost of sales) / revenue'),
    (2, 'operating-margin', 'Operating margin', 'percent', 'higher', 'operating income / revenue'),
    (3, 'ebitda-margin', 'EBITDA margin', 'percent', 'higher', 'EBITDA / revenue'),
    (4, 'net-margin', 'Net margin', 'percent', 'higher', 'net income / revenue'),
    (5, 'cash', 'Cash', 'money', 'higher', 'cash and bank at the end'),
    (6, 'working-capital', 'Working capital', 'money', 'higher', 'current assets - current liabilities'),
    (7, 'current-ratio', 'Current ratio', 'ratio', 'higher', 'current assets / current liabilities'),
    (8, 'quick-ratio', 'Quick ratio', 'ratio', 'higher', '(cash + receivables) / current liabilities'),
    (9, 'days-sales-outstanding', 'Days sales outstanding', 'days', 'lower', 'receivables x days / revenue'),
    (10, 'days-payable-outstanding', 'Days payable outstanding', 'days', null, 'payables x days / cost of sales'),
    (11, 'days-inventory', 'Days inventory', 'days', 'lower', 'inventory x days / cost of sales'),
    (12, 'cash-conversion-cycle', 'Cash conversion cycle', 'days', 'lower',
        'days sales outstanding + days inventory - days payable outstanding'),
    (13, 'debt-to-worth', 'Debt to worth', 'ratio', 'lower', 'total liabilities / equity'),
    (14, 'burn', 'Burn', 'money', 'lower', '-change in cash without financing, mean of three months'),
    (15, 'runway', 'Runway', 'months', 'higher', 'cash / burn, where cash burns'),
    (16, 'interest-cover', 'Interest cover', 'ratio', 'higher', 'operating income / interest expense, trailing 12 months'),
    (17, 'revenue-per-employee', 'Revenue per employee', 'money', 'higher',
        'trailing 12 months'' revenue / mean full-time equivalents'),
    (18, 'orders', 'Orders', 'count', 'higher', 'orders of the month, refunds not counted'),
    (19, 'order-sales', 'Order sales', 'money', 'higher', 'net amount of order lines, refunds taken off'),
    (20, 'average-order-value', 'Average order value', 'money', 'higher', 'net amount of sales / orders'),
    (21, 'refund-rate', 'Refund rate', 'percent', 'lower', 'refunds / net amount of sales'),
    (22, 'ordering-customers', 'Ordering customers', 'count', 'higher', 'customers known by name with an order'),
    (23, 'sessions', 'Sessions', 'count', 'higher', 'sessions of the month'),
    (24, 'engagement-rate', 'Engagement rate', 'percent', 'higher', 'engaged sessions / sessions'),
    (25, 'conversion-rate', 'Conversion rate', 'percent', 'higher', 'key events / sessions'),
    (26, 'orders-per-session', 'Orders per session', 'percent', 'higher', 'orders / sessions'),
    (27, 'deals-created', 'Deals created', 'count', 'higher', 'deals created or engaged in the month'),
    (28, 'pipeline-won', 'Pipeline won', 'money', 'higher', 'value of deals won in the month'),
    (29, 'win-rate', 'Win rate', 'percent', 'higher', 'won / (won + lost), by count'),
    (30, 'sales-cycle', 'Sales cycle', 'days', 'lower', 'median days from created to won'),
    (31, 'ad-spend', 'Ad spend', 'money', null, 'what advertising cost'),
    (32, 'cost-per-click', 'Cost per click', 'money', 'lower', 'ad spend / clicks'),
    (33, 'revenue-per-ad-spend', 'Revenue per ad spend', 'ratio', 'higher', 'revenue / ad spend')
) definition (place, kpi, name, unit, better, formula)
