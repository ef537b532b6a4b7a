-- One row per way in which accounts count on statements, column, and part of the books that goes into it: times what, by side.
create view statement_column as
-- Parts of the books, by month: of the period asked for ('period'; 'running' leaves out months in which an export opens the
-- books afresh; 'first month'); all up to its end ('end') or before its beginning ('start'), or what the books stand on
-- when it begins ('carried'), each of the fiscal year then ('year', 'year before', 'year carried') or of all. A
-- column is made of several where it is what they leave: of each ledger line the factors add up.
with kind (entries, entry_kinds) as (
    values
        ('all', ['normal', 'adjustment', 'opening', 'closing']),
        ('earned', ['normal', 'adjustment']),
        ('posted', ['normal', 'adjustment', 'closing']),
        ('adjusted', ['adjustment']),
        ('opened', ['opening'])
),
plain (counts_as, column_name, part_of_books, entries, debit, credit) as (
    values
        ('earned', 'amount', 'period', 'earned', 1, -1),
        ('earned', 'adjustments', 'period', 'adjusted', 1, -1),
        ('effect on net income', 'effect_on_net_income', 'period', 'earned', 1, -1),
        ('balance', 'amount', 'end', 'all', 1, -1),
        ('earnings of the year', 'amount', 'year', 'earned', 1, -1),
        ('earnings of earlier years', 'amount', 'end', 'all', 1, -1),
        ('earnings of earlier years', 'amount', 'year', 'earned', -1, 1),
        ('cash at the beginning', 'amount', 'start', 'all', 1, -1),
        ('cash at the end', 'amount', 'end', 'all', 1, -1),
        -- what cash has become beyond what moved it
        ('cash entered', 'amount', 'end', 'all', 1, -1),
        ('cash entered', 'amount', 'start', 'all', -1, 1),
        ('cash entered', 'amount', 'period', 'earned', -1, 1),
        ('equity of the year', 'opening', 'year before', 'earned', 1, -1),
        ('equity of the year', 'net_income', 'period', 'earned', 1, -1),
        ('equity of the year', 'closing', 'year', 'earned', 1, -1),
        ('equity of earlier years', 'opening', 'start', 'all', 1, -1),
        ('equity of earlier years', 'opening', 'year before', 'earned', -1, 1),
        ('equity of earlier years', 'opening_entries', 'running', 'opened', 1, -1),
        ('equity of earlier years', 'closing', 'end', 'all', 1, -1),
        ('equity of earlier years', 'closing', 'year', 'earned', -1, 1),
        ('equity of owners', 'opening', 'start', 'all', 1, -1),
        ('equity of owners', 'owners', 'period', 'earned', 1, -1),
        ('equity of owners', 'opening_entries', 'running', 'opened', 1, -1),
        ('equity of owners', 'closing', 'end', 'all', 1, -1),
        ('other equity', 'opening', 'start', 'all', 1, -1),
        ('other equity', 'other', 'period', 'earned', 1, -1),
        ('other equity', 'opening_entries', 'running', 'opened', 1, -1),
        ('other equity', 'closing', 'end', 'all', 1, -1),
        ('account', 'opening', 'carried', 'all', 1, -1),
        ('account', 'opening', 'first month', 'opened', 1, -1),
        ('account', 'debit', 'period', 'posted', 1, 0),
        ('account', 'credit', 'period', 'posted', 0, 1),
        ('account', 'adjustments', 'period', 'adjusted', 1, -1),
        ('account', 'closing', 'end', 'all', 1, -1),
        ('account of income', 'opening', 'year carried', 'all', 1, -1),
        ('account of income', 'opening', 'first month', 'opened', 1, -1),
        ('account of income', 'debit', 'period', 'posted', 1, 0),
        ('account of income', 'credit', 'period', 'posted', 0, 1),
        ('account of income', 'adjustments', 'period', 'adjusted', 1, -1),
        ('account of income', 'closing', 'year', 'all', 1, -1),
        ('earnings not closed', 'opening', 'carried', 'all', 1, -1),
        ('earnings not closed', 'opening', 'year carried', 'all', -1, 1),
        ('earnings not closed', 'closing', 'end', 'all', 1, -1),
        ('earnings not closed', 'closing', 'year', 'all', -1, 1),
        ('between locations', 'opening', 'carried', 'all', 1, -1),
        ('between locations', 'opening', 'first month', 'opened', 1, -1),
        -- on the side that the location lacks
        ('between locations', 'debit', 'period', 'posted', 1, -1),
        ('between locations', 'credit', 'period', 'posted', -1, 1),
        ('between locations', 'adjustments', 'period', 'adjusted', 1, -1),
        ('between locations', 'closing', 'end', 'all', 1, -1)
),
made as (
    select *, false as is_one_sided
    from plain
    where counts_as <> 'between locations' or column_name not in ('debit', 'credit')
    union all
    select *, true
    from plain
    where counts_as = 'between locations' and column_name in ('debit', 'credit')
    union all
    -- what is left of equity's closing is transferred, and of an account's it rolled over
    select
        counts_as, if(counts_as like '%equity%', 'transferred', 'rolled'), part_of_books, entries,
        if(column_name = 'closing', debit, -debit), if(column_name = 'closing', credit, -credit), false
    from plain
    where counts_as like '%equity%' or column_name in ('opening', 'closing') and counts_as in (
        'account', 'account of income', 'earnings not closed', 'between locations')
    union all
    select counts_as, 'rolled', 'period', 'posted', -1, 1, false
    from plain
    where column_name = 'adjustments' and counts_as in ('account', 'account of income', 'between locations')
    union all
    -- without a column: what moved in the period
    select counts_as, 'amount', 'period', 'posted', 1, -1, false
    from plain
    where column_name = 'adjustments' and counts_as in ('account', 'account of income', 'between locations')
    union all
    select counts_as, 'amount', part_of_books, entries, debit, credit, false
    from plain
    where counts_as like '%equity%' and column_name in ('net_income', 'owners', 'other')
)
select
    made.counts_as,
    made.column_name,
    made.part_of_books,
    kind.entry_kinds,
    made.debit,
    made.credit,
    made.is_one_sided
from made
join kind  -- one row per name
    on kind.entries = made.entries
