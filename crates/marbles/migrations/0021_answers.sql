-- What an answer looks like, and the subject of its author's that it began with.
alter table answers add column shape text not null default 'words';
alter table answers add column subject_id {id};

-- A photo in an answer; its file lies in the answer's own folder, and only those who may see the answer get it.
create table answer_pictures (
    org_id {id} not null,
    picture_id {id} not null,
    answer_id {id} not null,
    person_id {id} not null,
    width {int} not null,
    height {int} not null,
    -- What is to be seen, for those who cannot see it.
    alt text not null,
    created_at {time} not null,
    primary key (org_id, picture_id),
    foreign key (org_id, answer_id) references answers (org_id, answer_id) on delete cascade,
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};
create index pictures_of_answer on answer_pictures (org_id, answer_id, created_at);

-- A recording in an answer, kept as audio in the same folder.
create table voice_notes (
    org_id {id} not null,
    voice_note_id {id} not null,
    answer_id {id} not null,
    person_id {id} not null,
    -- The media type: audio/webm, audio/ogg or audio/mp4.
    kind text not null,
    bytes {int} not null,
    -- How long it lasts, in seconds.
    seconds {int} not null,
    created_at {time} not null,
    -- When a transcription was asked for; what came of it; when it could not be had; when its author took it over.
    transcribing_at {time},
    transcript text,
    transcript_failed_at {time},
    transcript_taken_at {time},
    primary key (org_id, voice_note_id),
    foreign key (org_id, answer_id) references answers (org_id, answer_id) on delete cascade,
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};
create index voice_notes_of_answer on voice_notes (org_id, answer_id, created_at);

-- What somebody says they know about; found by colleagues only where they agreed.
create table fields (
    org_id {id} not null,
    person_id {id} not null,
    words text not null default '',
    ask_about text not null default '',
    agreed_at {time},
    changed_at {time} not null,
    primary key (org_id, person_id),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};

create table field_topics (
    org_id {id} not null,
    person_id {id} not null,
    topic_id {id} not null,
    primary key (org_id, person_id, topic_id),
    foreign key (org_id, person_id) references people (org_id, person_id),
    foreign key (org_id, topic_id) references topics (org_id, topic_id)
) {strict};
create index fields_of_topic on field_topics (org_id, topic_id, person_id);

-- What somebody could tell about; theirs alone.
create table subjects (
    org_id {id} not null,
    subject_id {id} not null,
    person_id {id} not null,
    text text not null,
    -- What it was offered as; a prompt that was taken or turned down does not come back.
    prompt text,
    created_at {time} not null,
    -- When it was turned down, or taken off the list.
    removed_at {time},
    primary key (org_id, subject_id),
    unique (org_id, person_id, prompt),
    foreign key (org_id, person_id) references people (org_id, person_id)
) {strict};
create index subjects_of_person on subjects (org_id, person_id, created_at);
