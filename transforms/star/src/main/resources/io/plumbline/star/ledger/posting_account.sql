-- One row per version of an account, with the sign that its natural amounts have among debit-positive ones.
-- What a natural amount means follows the type that the source gives the account and, without one, its family, never
-- its own normal side: a report shows accumulated depreciation as a negative asset.
select
    *,
    case
        when source_sign is not null then source_sign
        when section in ('other income and expense', 'interest') then natural_sign
        when section = 'revenue' or section_order between 100 and 299 then -1
        else 1
    end as family_sign
from dim_account
