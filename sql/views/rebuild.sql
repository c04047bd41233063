create or replace view main.rebuild as
select
    owner, source, before_on, reset_on, exported_on, days, size_before, size, removed, removed_back, regret, back,
    rebuilt, rebuilt_strength, new_people, invited_me, invited_by_me, strengths_before, strengths,
    mean_strength_before, mean_strength, referenceable_before, referenceable
from core.rebuild;

comment on view main.rebuild is 'one row per owner, network, great loss and export since: who is back, and what the network is worth then and now';
comment on column main.rebuild.owner is 'whose network';
comment on column main.rebuild.source is 'the network; NULL: all with lists, a person counts once';
comment on column main.rebuild.before_on is 'date of the last export before the loss';
comment on column main.rebuild.reset_on is 'date of the export that shows it: a list emptied, or shorter than the holding rule lets pass';
comment on column main.rebuild.exported_on is 'date of this export';
comment on column main.rebuild.days is 'days since reset_on';
comment on column main.rebuild.size_before is 'contacts before the loss';
comment on column main.rebuild.size is 'contacts on exported_on';
comment on column main.rebuild.removed is 'contacts whom the loss took';
comment on column main.rebuild.removed_back is 'of them, contacts again on exported_on';
comment on column main.rebuild.regret is 'removed_back / removed, 0..1; NULL when nobody was removed';
comment on column main.rebuild.back is 'contacts of before who are there on exported_on, also those never gone';
comment on column main.rebuild.rebuilt is 'back / size_before, 0..1';
comment on column main.rebuild.rebuilt_strength is 'share of the strength of before that those who are back had, 0..1; NULL when none was known';
comment on column main.rebuild.new_people is 'contacts on exported_on who were none before the loss';
comment on column main.rebuild.invited_me is 'of removed_back, who invited the owner first since; NULL when no invitation since is known';
comment on column main.rebuild.invited_by_me is 'of removed_back, whom the owner invited first since; NULL like invited_me';
comment on column main.rebuild.strengths_before is 'contacts before the loss whose strength is known, as of before_on';
comment on column main.rebuild.strengths is 'contacts on exported_on whose strength is known, as of that day';
comment on column main.rebuild.mean_strength_before is 'mean of the known strengths before, as of before_on; NULL without one';
comment on column main.rebuild.mean_strength is 'mean of the known strengths on exported_on, as of that day; NULL without one';
comment on column main.rebuild.referenceable_before is 'share of the contacts before of tier A or B, as of before_on; NULL without contacts';
comment on column main.rebuild.referenceable is 'share of the contacts on exported_on of tier A or B, as of that day; NULL without contacts';
