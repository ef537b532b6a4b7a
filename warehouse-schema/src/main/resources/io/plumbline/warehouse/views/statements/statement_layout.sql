-- One row per total of a statement: the sections that it adds up, and whether it shows them as earned (1) or as spent (-1).
create view statement_layout as
select
    statement,
    place,
    line,
    kind,
    sign,
    sections
from (values
    ('income statement', 31080, 'Total revenue', 'section', 1, ['revenue']),
    ('income statement', 32080, 'Total cost of sales', 'section', -1, ['cost of sales']),
    ('income statement', 32090, 'Gross profit', 'total', 1, ['revenue', 'cost of sales']),
    ('income statement', 33080, 'Total operating expense', 'section', -1, ['operating expense']),
    ('income statement', 34090, 'Operating income', 'total', 1,
        ['revenue', 'cost of sales', 'operating expense', 'depreciation and amortisation']),
    ('income statement', 36090, 'Profit before tax', 'total', 1,
        ['revenue', 'cost of sales', 'operating expense', 'depreciation and amortisation',
         'other income and expense', 'interest']),
    ('income statement', 37090, 'Net income', 'total', 1,
        ['revenue', 'cost of sales', 'operating expense', 'depreciation and amortisation',
         'other income and expense', 'interest', 'tax']),
    -- net income before interest, tax, depreciation and amortisation: beside the statement, not a step of it
    ('income statement', 37095, 'EBITDA', 'beside', 1,
        ['revenue', 'cost of sales', 'operating expense', 'other income and expense']),
    ('balance sheet', 9990, 'Total assets', 'total', 1,
        ['cash', 'receivables', 'inventory', 'other current assets', 'fixed assets', 'other assets', 'unclassified']),
    ('balance sheet', 19990, 'Total liabilities', 'total', -1,
        ['payables', 'other current liabilities', 'long-term liabilities']),
    ('balance sheet', 29980, 'Total equity', 'total', -1, ['equity']),
    ('balance sheet', 29990, 'Total liabilities and equity', 'total', -1,
        ['payables', 'other current liabilities', 'long-term liabilities', 'equity']),
    ('cash flow', 42990, 'Cash flow from operating activities', 'section', 1, ['operating']),
    ('cash flow', 43990, 'Cash flow from investing activities', 'section', 1, ['investing']),
    ('cash flow', 44990, 'Cash flow from financing activities', 'section', 1, ['financing']),
    ('cash flow', 46990, 'Change in cash', 'total', 1,
        ['operating', 'investing', 'financing', 'currency effect', 'between locations'])
) layout (statement, place, line, kind, sign, sections)
