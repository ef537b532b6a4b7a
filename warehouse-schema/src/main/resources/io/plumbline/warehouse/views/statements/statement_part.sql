-- One row per section of a statement and row that shows it: the section's lines themselves, without a name here, and each total.
create view statement_part as
with total as (
    select statement, place, line, kind, sign, unnest(sections) as section
    from statement_layout
)
select statement, section, place, line, kind, sign
from total
union all
select statement, section, null, null, 'line', min_by(sign, place)
from total
group by statement, section
union all
select 'cash flow', 'cash', null, null, 'line', 1
