-- Who else a sentence or a joint names, so that each name on a page can lead to its card.
alter table core.findings add column person_ids varchar[];
alter table core.cluster_pairs add column joined_by_ids varchar[];
