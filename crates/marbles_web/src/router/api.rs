//! The JSON side: every operation below `/api/v1`, described by the very table that routes it.

use axum::{
    Router,
    routing::{MethodFilter, on},
};

use super::{Address, Who, addresses};
use crate::{
    App,
    api::{self, BearerToken, HowItFails},
    desk, impact, insights, networks, nudges, people, relevance, shares, sources, stories, voice,
};

/// The JSON side is described by the very table that routes it.
macro_rules! described {
    ($($method:ident $path:literal $who:ident => $handler:path;)*) => {
        addresses! { API, routes: $($method $path $who => $handler;)* }

        /// The OpenAPI 3.1 description of every operation.
        #[derive(utoipa::OpenApi)]
        #[openapi(
            paths($($handler),*),
            info(title = "Marbles", description = "The same verbs as the screens, as JSON. Errors are RFC 9457 problem documents; lists are {items, next}."),
            modifiers(&BearerToken, &HowItFails),
            security(("token" = []))
        )]
        pub struct Description;
    };
}

#[rustfmt::skip]
described! {
    GET  "/api/v1/me"                         Member => api::me;
    GET  "/api/v1/today"                      Member => shares::api::today;
    POST "/api/v1/stories/{id}/shares"        Member => shares::api::create;
    PUT  "/api/v1/shares/{id}/confirmation"   Member => shares::api::confirm;
    DELETE "/api/v1/shares/{id}/confirmation" Member => shares::api::take_back;
    GET  "/api/v1/me/impact"                  Member => impact::api::mine;
    GET  "/api/v1/insights/overview"          Lead   => insights::api::overview;
    GET  "/api/v1/openapi.json"               Anyone => api::openapi;

    // Guidelines
    GET  "/api/v1/guidelines"                 Member => voice::guidelines::api::read;
    PUT  "/api/v1/guidelines"                 Lead   => voice::guidelines::api::write;

    // Networks
    GET  "/api/v1/networks"                   Member => networks::list;
    POST "/api/v1/networks/{key}/measure"     Member => networks::measure;

    // What matters to me
    GET  "/api/v1/me/relevance"               Member => relevance::api::mine;
    PATCH "/api/v1/me/relevance"              Member => relevance::api::correct;
    DELETE "/api/v1/me/relevance"             Member => relevance::api::reset;
    POST "/api/v1/stories/{id}/signals"       Member => relevance::api::give;
    DELETE "/api/v1/stories/{id}/signals/{kind}" Member => relevance::api::take_back;
    // Nudges
    GET  "/api/v1/me/rhythm"                  Member => nudges::api::rhythm;
    PUT  "/api/v1/me/rhythm"                  Member => nudges::api::choose_rhythm;
    PUT  "/api/v1/me/pause"                   Member => nudges::api::pause;
    DELETE "/api/v1/me/pause"                 Member => nudges::api::resume;
    GET  "/api/v1/me/step"                    Member => nudges::api::step;
    DELETE "/api/v1/me/step"                  Member => nudges::api::rest;
    GET  "/api/v1/me/inbox"                   Member => nudges::api::inbox::list;
    GET  "/api/v1/me/plan"                    Member => nudges::api::plan::mine;
    PUT  "/api/v1/me/plan"                    Member => nudges::api::plan::make;
    DELETE "/api/v1/me/plan"                  Member => nudges::api::plan::none;
    GET  "/api/v1/campaigns"                  Lead   => nudges::api::campaigns::list;
    POST "/api/v1/campaigns"                  Lead   => nudges::api::campaigns::say;
    DELETE "/api/v1/campaigns/{id}"           Lead   => nudges::api::campaigns::stop;

    // Voice: questions, asking and being asked
    GET    "/api/v1/questions"                Member => voice::questions::api::list;
    POST   "/api/v1/questions"                Editor => voice::questions::api::create;
    GET    "/api/v1/questions/{id}"           Member => voice::questions::api::one;
    POST   "/api/v1/questions/{id}/asks"      Editor => voice::questions::api::ask;
    GET    "/api/v1/me/questions"             Member => voice::asked::api::mine;
    POST   "/api/v1/me/questions"             Member => voice::asked::api::pick;
    POST   "/api/v1/me/questions/{ask}/pass"  Member => voice::asked::api::pass_on;
    POST   "/api/v1/me/questions/{ask}/decline" Member => voice::asked::api::decline;
    DELETE "/api/v1/me/questions/{ask}/decline" Member => voice::asked::api::take_back;

    // Sources
    GET  "/api/v1/sources"                    Editor => sources::api::list;
    POST "/api/v1/sources"                    Editor => sources::api::add;
    DELETE "/api/v1/sources/{source}"         Editor => sources::api::remove;
    POST "/api/v1/sources/{source}/refresh"   Editor => sources::api::refresh;
    // People and groups
    GET  "/api/v1/people"                     Admin => people::api::list;
    POST "/api/v1/people"                     Admin => people::api::add;
    GET  "/api/v1/groups"                     Admin => people::api::list_groups;
    POST "/api/v1/groups"                     Admin => people::api::create_group;

    // The mirror
    POST "/api/v1/hints"                      Member => voice::mirror::api::hints;
    GET  "/api/v1/me/mirror"                  Member => voice::mirror::api::mine;
    PATCH "/api/v1/me/mirror"                 Member => voice::mirror::api::choose;
    // The assistant
    POST "/api/v1/assistant/{help}"           Member => voice::assistant::api::help;
    GET  "/api/v1/me/assistant"               Member => voice::assistant::api::mine;
    PUT  "/api/v1/me/assistant"               Member => voice::assistant::api::agree;
    DELETE "/api/v1/me/assistant"             Member => voice::assistant::api::take_back;
    GET  "/api/v1/assistant/settings"         Admin => voice::assistant::api::settings::read;
    PUT  "/api/v1/assistant/settings"         Admin => voice::assistant::api::settings::change;

    // Stories and topics
    GET    "/api/v1/stories"                  Member => stories::api::list;
    POST   "/api/v1/stories"                  Editor => stories::api::create;
    GET    "/api/v1/stories/{id}"             Member => stories::api::one;
    PATCH  "/api/v1/stories/{id}"             Editor => stories::api::change;
    PUT    "/api/v1/stories/{id}/publication" Editor => stories::api::publication::publish;
    DELETE "/api/v1/stories/{id}/publication" Editor => stories::api::publication::withdraw;
    POST   "/api/v1/unfurl"                   Member => stories::api::unfurl::unfurl;
    GET    "/api/v1/topics"                   Member => stories::api::topics::list;
    POST   "/api/v1/topics"                   Editor => stories::api::topics::create;

    // Answers
    POST   "/api/v1/questions/{id}/answers"   Member => voice::answers::api::create;
    GET    "/api/v1/me/answers"               Member => voice::answers::api::mine;
    GET    "/api/v1/answers/{id}"             Member => voice::answers::api::one;
    PATCH  "/api/v1/answers/{id}"             Member => voice::answers::api::change;
    DELETE "/api/v1/answers/{id}"             Member => voice::answers::api::drop;
    PUT    "/api/v1/answers/{id}/sending"     Member => voice::answers::api::send_on;
    DELETE "/api/v1/answers/{id}/sending"     Member => voice::answers::api::take_back;
    GET    "/api/v1/answers/{id}/media"       Member => voice::answers::media_api::list;
    POST   "/api/v1/answers/{id}/pictures"    Member => voice::answers::media_api::add_photo;
    GET    "/api/v1/answers/{id}/pictures/{picture}" Member => voice::answers::files::photo;
    DELETE "/api/v1/answers/{id}/pictures/{picture}" Member => voice::answers::media_api::remove_photo;
    POST   "/api/v1/answers/{id}/voice"       Member => voice::answers::media_api::add_voice_note;
    GET    "/api/v1/answers/{id}/voice/{note}" Member => voice::answers::files::voice_note;
    DELETE "/api/v1/answers/{id}/voice/{note}" Member => voice::answers::media_api::remove_voice_note;

    // My field, and the expert finder
    GET    "/api/v1/me/field"                 Member => voice::field::api::my_field;
    PUT    "/api/v1/me/field"                 Member => voice::field::api::change_field;
    GET    "/api/v1/me/subjects"              Member => voice::field::api::my_subjects;
    POST   "/api/v1/me/subjects"              Member => voice::field::api::add_subject;
    DELETE "/api/v1/me/subjects/{id}"         Member => voice::field::api::remove_subject;
    GET    "/api/v1/experts"                  Member => voice::field::api::experts;
    // Drafts, second readers, delegates
    POST   "/api/v1/answers/{id}/draft"       Member => voice::drafts::api::grow;
    GET    "/api/v1/me/drafts"                Member => voice::drafts::api::mine;
    POST   "/api/v1/drafts"                   Member => voice::drafts::api::create;
    GET    "/api/v1/drafts/{id}"              Member => voice::drafts::api::one;
    PATCH  "/api/v1/drafts/{id}"              Member => voice::drafts::api::change;
    DELETE "/api/v1/drafts/{id}"              Member => voice::drafts::api::drop_it;
    PUT    "/api/v1/drafts/{id}/finish"       Member => voice::drafts::api::finish;
    DELETE "/api/v1/drafts/{id}/finish"       Member => voice::drafts::api::unfinish;
    PUT    "/api/v1/drafts/{id}/handover"     Member => voice::drafts::api::hand_over;
    GET    "/api/v1/drafts/{id}/versions"     Member => voice::drafts::api::versions::list;
    GET    "/api/v1/drafts/{id}/versions/{version}/comparison" Member => voice::drafts::api::versions::compare;
    POST   "/api/v1/drafts/{id}/versions/{version}/restoration" Member => voice::drafts::api::versions::restore;
    PUT    "/api/v1/drafts/{id}/versions/{version}/leaving" Member => voice::drafts::api::versions::leave;
    GET    "/api/v1/drafts/{id}/readers"      Member => voice::drafts::api::readers::list;
    POST   "/api/v1/drafts/{id}/readers"      Member => voice::drafts::api::readers::ask;
    DELETE "/api/v1/drafts/{id}/readers/{reading}" Member => voice::drafts::api::readers::withdraw;
    PUT    "/api/v1/drafts/{id}/reading"      Member => voice::drafts::api::readers::say;
    DELETE "/api/v1/drafts/{id}/reading"      Member => voice::drafts::api::readers::give_back;
    GET    "/api/v1/me/readings"              Member => voice::drafts::api::readers::asked_of_me;
    GET    "/api/v1/readings"                 Editor => voice::drafts::api::readers::waiting;
    PUT    "/api/v1/readings/{id}/taking"     Editor => voice::drafts::api::readers::take;
    GET    "/api/v1/drafts/{id}/remarks"      Member => voice::drafts::api::remarks::list;
    POST   "/api/v1/drafts/{id}/remarks"      Member => voice::drafts::api::remarks::create;
    POST   "/api/v1/drafts/{id}/remarks/{remark}/replies" Member => voice::drafts::api::remarks::reply;
    PUT    "/api/v1/drafts/{id}/remarks/{remark}/resolution" Member => voice::drafts::api::remarks::resolve;
    DELETE "/api/v1/drafts/{id}/remarks/{remark}/resolution" Member => voice::drafts::api::remarks::reopen;
    PUT    "/api/v1/drafts/{id}/remarks/{remark}/acceptance" Member => voice::drafts::api::remarks::accept;
    GET    "/api/v1/drafts/{id}/proposals"    Member => voice::drafts::api::proposals::list;
    POST   "/api/v1/drafts/{id}/proposals"    Member => voice::drafts::api::proposals::create;
    POST   "/api/v1/drafts/{id}/proposals/{proposal}/takings" Member => voice::drafts::api::proposals::take;
    PUT    "/api/v1/drafts/{id}/proposals/{proposal}/settlement" Member => voice::drafts::api::proposals::settle;
    DELETE "/api/v1/drafts/{id}/proposals/{proposal}/settlement" Member => voice::drafts::api::proposals::bring_back;
    GET    "/api/v1/me/delegates"             Member => voice::delegates::api::list;
    PUT    "/api/v1/me/delegates/{person}"    Member => voice::delegates::api::name;
    DELETE "/api/v1/me/delegates/{person}"    Member => voice::delegates::api::end;
    // Posts of one's own
    POST   "/api/v1/drafts/{id}/post"         Member => voice::posts::api::make;
    GET    "/api/v1/me/posts"                 Member => voice::posts::api::mine;
    PATCH  "/api/v1/me/posts/{id}"            Member => voice::posts::api::change;
    PUT    "/api/v1/me/posts/{id}/offer"      Member => voice::posts::api::offer;
    DELETE "/api/v1/me/posts/{id}/offer"      Member => voice::posts::api::take_back;
    GET    "/api/v1/me/outcomes"              Member => voice::outcomes::api::list;
    POST   "/api/v1/me/outcomes"              Member => voice::outcomes::api::tell;
    DELETE "/api/v1/me/outcomes/{id}"         Member => voice::outcomes::api::take_back;
    GET    "/api/v1/me/thanks"                Member => voice::thanks::api::mine;
    POST   "/api/v1/stories/{id}/thanks"      Member => voice::thanks::api::for_story;
    POST   "/api/v1/answers/{id}/thanks"      Editor => voice::thanks::api::for_answer;
    DELETE "/api/v1/thanks/{id}"              Member => voice::thanks::api::take_back;
    GET    "/api/v1/desk"                     Editor => desk::api::list;
}
