-- One row per line of a group's statements: the standard chart, and what only consolidation brings about.
create view group_chart as
select
    standard_account,
    standard_name,
    statement,
    section,
    case when section = 'unclassified' then 9900 else section_order * 100 + place end as place,
    case when normal_side = 'credit' then -1 else 1 end as natural_sign
from standard_chart
union all
select *
from (values
    ('unmatched', 'Unmatched between members', 'balance sheet', 'other current assets', 4090, 1),
    ('goodwill', 'Goodwill of acquired members', 'balance sheet', 'fixed assets', 5090, 1),
    ('current-year-earnings', 'Current-year earnings', 'balance sheet', 'equity', 21099, -1),
    ('translation-adjustment', 'Translation adjustment', 'balance sheet', 'equity', 21100, -1),
    ('non-controlling-interests', 'Non-controlling interests', 'balance sheet', 'equity', 21200, -1),
    ('unmatched-income', 'Unmatched between members', 'income statement', 'other income and expense', 35078, -1),
    ('departure', 'Members that left', 'income statement', 'other income and expense', 35079, -1),
    ('income-of-others', 'Net income of non-controlling interests', 'appropriation', 'appropriation', 37097, 1)
) own (standard_account, standard_name, statement, section, place, natural_sign)
