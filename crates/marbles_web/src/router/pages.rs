//! The pages: every address that a browser opens, on two screens.

use axum::{
    Router,
    routing::{MethodFilter, on},
};

use super::{Address, Who, addresses};
use crate::{
    App, channels, demo, design, desk, impact, insights, joining, letters, links, me, nudges, operations,
    people, pictures, programme, relevance, shares, sign_in, sources, stories, today, voice, welcome,
};

#[rustfmt::skip]
addresses! { PAGES, routes:
    // The door
    GET  "/"                                  Anyone => today::home;
    GET  "/sign-in"                           Anyone => sign_in::form;
    POST "/sign-in"                           Anyone => sign_in::ask;
    GET  "/sign-in/{token}"                   Anyone => sign_in::confirm;
    POST "/sign-in/{token}"                   Anyone => sign_in::enter;
    POST "/sign-out"                          Anyone => sign_in::leave;
    GET  "/letters/{kind}/{person}/{signature}/off" Anyone => letters::off_page;
    POST "/letters/{kind}/{person}/{signature}/off" Anyone => letters::off;
    GET  "/manifest.webmanifest"              Anyone => operations::manifest;

    GET  "/design"                            Admin => design::show_all;
    // The seats of a demo; in every other organisation there is no such address
    GET  "/demo/{seat}"                       Anyone => demo::seat;
    POST "/demo/{seat}"                       Anyone => demo::sit;

    // An advocate's day
    GET  "/join"                              Anyone => joining::form;
    POST "/join"                              Anyone => joining::ask;
    GET  "/welcome"                           Member => welcome::start;
    GET  "/welcome/topics"                    Member => welcome::topics;
    POST "/welcome/topics"                    Member => welcome::choose_topics;
    GET  "/welcome/language"                  Member => welcome::language;
    POST "/welcome/language"                  Member => welcome::join;
    POST "/welcome/later"                     Member => welcome::later;
    GET  "/today"                             Member => today::show;
    GET  "/stories/{id}"                      Member => shares::pages::story;
    POST "/stories/{id}/shares"               Member => shares::pages::compose;
    GET  "/shares/{id}"                       Member => shares::pages::share;
    POST "/shares/{id}/confirmation"          Member => shares::pages::confirm;
    POST "/shares/{id}/confirmation/undo"     Member => shares::pages::take_back;
    GET  "/me"                                Member => me::show_me;
    POST "/me/language"                       Member => me::language;
    POST "/me/theme"                          Member => me::theme;
    POST "/me/topics"                         Member => me::choose;
    POST "/me/letters"                        Member => me::letters;
    POST "/me/pause"                          Member => me::pause;
    POST "/me/resume"                         Member => me::resume;
    POST "/me/leave"                          Member => me::leave;
    POST "/me/join"                           Member => me::join;
    GET  "/me/export"                         Member => me::export;
    GET  "/me/tokens"                         Member => me::tokens::list;
    POST "/me/tokens"                         Member => me::tokens::create;
    POST "/me/tokens/{id}/revocation"         Member => me::tokens::revoke;

    // What matters to me
    POST "/stories/{id}/signals"              Member => relevance::signals::give;
    POST "/stories/{id}/signals/{kind}/undo"  Member => relevance::signals::take_back;
    GET  "/saved"                             Member => relevance::saved::list;
    GET  "/me/relevance"                      Member => relevance::pages::mine;
    POST "/me/relevance/topics"               Member => relevance::pages::lean;
    POST "/me/relevance/languages"            Member => relevance::pages::languages;
    POST "/me/relevance/learning"             Member => relevance::pages::learning;
    GET  "/me/relevance/reset"                Member => relevance::pages::ask_reset;
    POST "/me/relevance/reset"                Member => relevance::pages::reset;

    // Nudges
    GET  "/n/{nudge}/{what}/{signature}"      Anyone => nudges::entering::open;
    POST "/n/{nudge}/{what}/{signature}"      Anyone => nudges::entering::press;
    GET  "/inbox"                             Member => nudges::inbox::list;
    GET  "/me/rhythm"                         Member => nudges::rhythm::form;
    POST "/me/rhythm"                         Member => nudges::rhythm::choose;
    POST "/me/rhythm/pace"                    Member => nudges::rhythm::pace;
    GET  "/me/plan"                           Member => nudges::plan::form;
    POST "/me/plan"                           Member => nudges::plan::make;
    POST "/me/plan/none"                      Member => nudges::plan::none;
    POST "/me/step/rest"                      Member => nudges::steps::rest;
    GET  "/campaigns"                         Lead   => nudges::campaigns::list;
    POST "/campaigns"                         Lead   => nudges::campaigns::say;
    GET  "/campaigns/new"                     Lead   => nudges::campaigns::new;
    POST "/campaigns/trial"                   Lead   => nudges::campaigns::hold_back;
    POST "/campaigns/{id}/stop"               Lead   => nudges::campaigns::stop;

    // Sources and pictures
    GET  "/sources"                           Editor => sources::pages::list;
    POST "/sources"                           Editor => sources::pages::add;
    GET  "/sources/new"                       Editor => sources::pages::new;
    GET  "/sources/{source}"                  Editor => sources::pages::edit;
    POST "/sources/{source}"                  Editor => sources::pages::change;
    POST "/sources/{source}/refresh"          Editor => sources::pages::refresh;
    POST "/sources/{source}/pause"            Editor => sources::pages::pause;
    POST "/sources/{source}/resume"           Editor => sources::pages::resume;
    GET  "/sources/{source}/removal"          Editor => sources::pages::ask_removal;
    POST "/sources/{source}/removal"          Editor => sources::pages::remove;
    GET  "/pictures/{picture}/{size}"         Anyone => pictures::show;
    GET  "/pictures/story/{story}/{size}"     Anyone => pictures::drawn;

    // Setting up and administering
    GET  "/setup"                             Anyone => programme::setup::form;
    POST "/setup"                             Anyone => programme::setup::create;
    GET  "/brand.css"                         Anyone => programme::brand::css;
    GET  "/settings"                          Admin => programme::settings::form;
    POST "/settings/looks"                    Admin => programme::settings::change_looks;
    POST "/settings/logo"                     Admin => programme::logo::change;
    POST "/settings/logo/removal"             Admin => programme::logo::remove;
    POST "/settings/languages"                Admin => programme::settings::change_languages;
    POST "/settings/joining"                  Admin => programme::settings::change_joining;
    POST "/settings/privacy"                  Admin => programme::settings::change_privacy;
    POST "/settings/addresses"                Admin => programme::settings::change_addresses;
    GET  "/jobs"                              Admin => programme::jobs::list;
    POST "/jobs/{id}/rerun"                   Admin => programme::jobs::rerun;

    // People and groups
    GET  "/people"                            Admin => people::list::list;
    POST "/people"                            Admin => people::list::add;
    GET  "/people/new"                        Admin => people::list::add_form;
    POST "/people/invitations"                Admin => people::list::invite_everybody;
    GET  "/people/import"                     Admin => people::importing::form;
    POST "/people/import"                     Admin => people::importing::upload;
    GET  "/people/import/example.csv"         Admin => people::importing::example;
    GET  "/people/import/{kept}"              Admin => people::importing::preview;
    POST "/people/import/{kept}"              Admin => people::importing::carry_out;
    GET  "/people/{id}"                       Admin => people::person::form;
    POST "/people/{id}"                       Admin => people::person::change;
    POST "/people/{id}/departure"             Admin => people::person::mark_gone;
    POST "/people/{id}/return"                Admin => people::person::welcome_back;
    POST "/people/{id}/invitation"            Admin => people::person::invite;
    GET  "/people/{id}/erasure"               Admin => people::person::ask_erasure;
    POST "/people/{id}/erasure"               Admin => people::person::erase;
    GET  "/groups"                            Admin => people::groups::list;
    POST "/groups"                            Admin => people::groups::create;
    GET  "/groups/{id}"                       Admin => people::groups::one;
    POST "/groups/{id}/members/{person}/in"   Admin => people::groups::take_in;
    POST "/groups/{id}/members/{person}/out"  Admin => people::groups::take_out;
    POST "/groups/{id}/invitations"           Admin => people::groups::invite;
    GET  "/groups/{id}/deletion"              Admin => people::groups::deleting::ask;
    POST "/groups/{id}/deletion"              Admin => people::groups::deleting::delete;
    POST "/groups/{id}/restoration"           Admin => people::groups::deleting::restore;
    POST "/groups/{id}/name"                  Admin => people::groups::rename;

    // Links
    GET  "/go/{code}"                         Anyone => links::go;
    GET  "/shares/{id}/qr/{kind}"             Member => links::qr::of_share;

    // Stories, the desk, topics, suggestions
    GET  "/s/{id}"                            Anyone => stories::public::read;
    GET  "/suggest"                           Member => stories::suggest::form;
    POST "/suggest"                           Member => stories::suggest::suggest;
    GET  "/suggest/thanks"                    Member => stories::suggest::thanks;
    GET  "/stories"                           Editor => stories::list::show_list;
    POST "/stories"                           Editor => stories::edit::create;
    GET  "/stories/new"                       Editor => stories::edit::new;
    POST "/stories/unfurl"                    Editor => stories::unfurl::fill;
    GET  "/stories/audience"                  Editor => stories::audience::count;
    GET  "/stories/{id}/edit"                 Editor => stories::edit::show_form;
    POST "/stories/{id}/edit"                 Editor => stories::edit::save;
    POST "/stories/{id}/publication"          Editor => stories::publication::publish;
    GET  "/stories/{id}/withdraw"             Editor => stories::publication::ask;
    POST "/stories/{id}/withdraw"             Editor => stories::publication::withdraw;
    POST "/stories/{id}/restore"              Editor => stories::publication::restore;
    GET  "/stories/{id}/decline"              Editor => stories::decline::ask;
    POST "/stories/{id}/decline"              Editor => stories::decline::decline;
    POST "/stories/{id}/reconsider"           Editor => stories::publication::reconsider;
    GET  "/desk"                              Editor => desk::show_desk;
    GET  "/topics"                            Editor => stories::topics::list;
    POST "/topics"                            Editor => stories::topics::add;
    POST "/topics/{id}/retire"                Editor => stories::topics::retire;
    POST "/topics/{id}/return"                Editor => stories::topics::bring_back;
    GET  "/impact"                            Member => impact::show;

    // Channels: my own, and everybody's
    GET  "/me/channels"                       Member => channels::mine::show_mine;
    POST "/me/push"                           Member => channels::push::add;
    POST "/me/push/off"                       Member => channels::push::remove_endpoint;
    POST "/me/push/try"                       Member => channels::push::try_it;
    POST "/me/push/{id}/off"                  Member => channels::push::remove;
    GET  "/me/slack/{token}"                  Member => channels::slack::ask;
    POST "/me/slack/{token}"                  Member => channels::slack::connect;
    POST "/me/slack/off"                      Member => channels::slack::disconnect;
    POST "/me/calendar"                       Member => channels::calendar::open;
    POST "/me/calendar/off"                   Member => channels::calendar::close;
    GET  "/calendar/{token}"                  Anyone => channels::calendar::read;
    POST "/slack/command"                     Anyone => channels::slack::command;
    POST "/slack/interaction"                 Anyone => channels::slack::acknowledge;
    GET  "/settings/channels"                 Lead   => channels::settings::form;
    POST "/settings/rooms"                    Lead   => channels::rooms::add;
    POST "/settings/rooms/{id}/test"          Lead   => channels::rooms::test;
    POST "/settings/rooms/{id}/removal"       Lead   => channels::rooms::remove;
    POST "/settings/slack"                    Admin  => channels::settings::set_app;
    POST "/settings/slack/test"               Admin  => channels::settings::test_app;
    POST "/settings/slack/removal"            Admin  => channels::settings::remove_app;

    // Guidelines
    GET  "/guidelines"                        Member => voice::guidelines::read;
    GET  "/settings/guidelines"               Lead   => voice::guidelines::editing::form;
    POST "/settings/guidelines"               Lead   => voice::guidelines::editing::write;
    POST "/settings/guidelines/restoration"   Lead   => voice::guidelines::editing::restore;

    // Voice
    GET  "/voice"                             Member => voice::home::home;

    // The mirror
    POST "/mirror"                            Member => voice::mirror::pages::look;
    GET  "/me/mirror"                         Member => voice::mirror::pages::mine;
    POST "/me/mirror"                         Member => voice::mirror::pages::switch;
    POST "/me/mirror/dismissals/{kind}"       Member => voice::mirror::pages::dismiss;
    POST "/me/mirror/dismissals/{kind}/undo"  Member => voice::mirror::pages::bring_back;
    // Voice: questions, asking and being asked
    POST "/voice/question"                    Member => voice::asked::pages::one_now;
    POST "/voice/weekly"                      Member => voice::asked::pages::wish;
    POST "/voice/weekly/off"                  Member => voice::asked::pages::wish_no_more;
    GET  "/asked/{id}"                        Member => voice::asked::pages::one;
    POST "/asked/{id}/decline"                Member => voice::asked::pages::decline;
    POST "/asked/{id}/decline/undo"           Member => voice::asked::pages::take_back;
    GET  "/asked/{id}/pass"                   Member => voice::asked::passing::form;
    POST "/asked/{id}/pass"                   Member => voice::asked::passing::pass_on;
    GET  "/questions"                         Editor => voice::questions::library::list;
    POST "/questions"                         Editor => voice::questions::form::add;
    GET  "/questions/new"                     Editor => voice::questions::form::new;
    GET  "/questions/{id}"                    Editor => voice::questions::one::show_one;
    POST "/questions/{id}"                    Editor => voice::questions::form::change;
    GET  "/questions/{id}/edit"               Editor => voice::questions::form::edit;
    POST "/questions/{id}/retirement"         Editor => voice::questions::one::retire;
    POST "/questions/{id}/retirement/undo"    Editor => voice::questions::one::bring_back;
    GET  "/questions/{id}/ask"                Editor => voice::questions::asking::show_form;
    POST "/questions/{id}/asks"               Editor => voice::questions::asking::ask;
    POST "/questions/{id}/asks/{ask}/withdrawal" Editor => voice::questions::one::withdraw;
    POST "/questions/{id}/asks/{ask}/withdrawal/undo" Editor => voice::questions::one::restore;
    // Drafts, second readers, delegates
    POST "/answers/{id}/draft"                Member => voice::drafts::pages::grow;
    GET  "/drafts/new"                        Member => voice::drafts::pages::new;
    POST "/drafts"                            Member => voice::drafts::pages::start;
    GET  "/drafts/{id}"                       Member => voice::drafts::pages::show_one;
    POST "/drafts/{id}"                       Member => voice::drafts::pages::save;
    POST "/drafts/{id}/autosave"              Member => voice::drafts::pages::autosave;
    POST "/drafts/{id}/finish/undo"           Member => voice::drafts::pages::unfinish;
    POST "/drafts/{id}/removal"               Member => voice::drafts::pages::let_be;
    POST "/drafts/{id}/removal/undo"          Member => voice::drafts::pages::take_up;
    GET  "/drafts/{id}/versions"              Member => voice::drafts::versions::list;
    GET  "/drafts/{id}/versions/{version}"    Member => voice::drafts::versions::compare;
    POST "/drafts/{id}/versions/{version}/restoration" Member => voice::drafts::versions::restore;
    POST "/drafts/{id}/versions/{version}/leaving" Member => voice::drafts::versions::leave;
    POST "/drafts/{id}/readers"               Member => voice::drafts::readers::ask;
    POST "/drafts/{id}/readers/{reading}/withdrawal" Member => voice::drafts::readers::withdraw;
    POST "/drafts/{id}/readers/{reading}/withdrawal/undo" Member => voice::drafts::readers::let_read_again;
    POST "/drafts/{id}/reading"               Member => voice::drafts::readers::say;
    POST "/drafts/{id}/reading/undo"          Member => voice::drafts::readers::not_read_yet;
    POST "/drafts/{id}/reading/return"        Member => voice::drafts::readers::give_back;
    POST "/readings/{id}/taking"              Editor => voice::drafts::readers::take;
    POST "/drafts/{id}/remarks"               Member => voice::drafts::remarks::remark;
    POST "/drafts/{id}/remarks/{remark}/replies" Member => voice::drafts::remarks::reply;
    POST "/drafts/{id}/remarks/{remark}/resolution" Member => voice::drafts::remarks::resolve;
    POST "/drafts/{id}/remarks/{remark}/resolution/undo" Member => voice::drafts::remarks::reopen;
    POST "/drafts/{id}/remarks/{remark}/acceptance" Member => voice::drafts::remarks::accept;
    POST "/drafts/{id}/proposals"             Member => voice::drafts::proposals::propose;
    POST "/drafts/{id}/proposals/{proposal}/takings" Member => voice::drafts::proposals::take;
    POST "/drafts/{id}/proposals/{proposal}/settlement" Member => voice::drafts::proposals::settle;
    POST "/drafts/{id}/proposals/{proposal}/settlement/undo" Member => voice::drafts::proposals::bring_back;
    GET  "/voice/delegates"                   Member => voice::delegates::pages::list;
    POST "/voice/delegates"                   Member => voice::delegates::pages::name;
    POST "/voice/delegates/{person}/end"      Member => voice::delegates::pages::end;
    POST "/voice/delegates/{person}/end/undo" Member => voice::delegates::pages::name_again;
    // Answers
    GET  "/answers"                           Member => voice::answers::pages::list;
    POST "/answers"                           Member => voice::answers::pages::begin;
    GET  "/answers/{id}"                      Member => voice::answers::pages::show_one;
    POST "/answers/{id}"                      Member => voice::answers::saving::save;
    POST "/answers/{id}/autosave"             Member => voice::answers::saving::autosave;
    POST "/answers/{id}/sending"              Member => voice::answers::pages::send_on;
    POST "/answers/{id}/sending/undo"         Member => voice::answers::pages::take_back;
    POST "/answers/{id}/removal"              Member => voice::answers::pages::drop;
    POST "/answers/{id}/removal/undo"         Member => voice::answers::pages::bring_back;
    POST "/answers/{id}/pictures"             Member => voice::answers::media::add_photo;
    GET  "/answers/{id}/pictures/{picture}"   Member => voice::answers::files::photo;
    POST "/answers/{id}/pictures/{picture}/description" Member => voice::answers::media::describe;
    POST "/answers/{id}/pictures/{picture}/removal" Member => voice::answers::media::remove_photo;
    POST "/answers/{id}/voice"                Member => voice::answers::media::add_voice_note;
    GET  "/answers/{id}/voice/{note}"         Member => voice::answers::files::voice_note;
    POST "/answers/{id}/voice/{note}/removal" Member => voice::answers::media::remove_voice_note;
    POST "/answers/{id}/voice/{note}/writing-out" Member => voice::answers::media::write_out;
    POST "/answers/{id}/voice/{note}/transcript" Member => voice::answers::media::take_transcript;

    // My field, and the expert finder
    GET  "/voice/field"                       Member => voice::field::pages::form;
    POST "/voice/field"                       Member => voice::field::pages::change;
    POST "/voice/subjects"                    Member => voice::field::subjects::add;
    POST "/voice/subjects/rest"               Member => voice::field::subjects::turn_down;
    POST "/voice/subjects/{id}/removal"       Member => voice::field::subjects::remove;
    POST "/voice/subjects/{id}/removal/undo"  Member => voice::field::subjects::bring_back;
    GET  "/experts"                           Member => voice::field::experts::list;
    // Posts of one's own
    POST "/drafts/{id}/post"                  Member => voice::posts::make;
    POST "/stories/{id}/address"              Member => voice::posts::address;
    POST "/stories/{id}/offer"                Member => voice::posts::offer;
    POST "/stories/{id}/offer/undo"           Member => voice::posts::take_back;
    POST "/stories/{id}/offer/wish/undo"      Member => voice::posts::let_it_be;
    GET  "/voice/journal"                     Member => voice::outcomes::journal;
    POST "/shares/{id}/outcomes"              Member => voice::outcomes::tell;
    POST "/outcomes/{id}/undo"                Member => voice::outcomes::take_back;
    POST "/stories/{id}/thanks"               Member => voice::thanks::for_story;
    POST "/thanks/{id}/undo"                  Member => voice::thanks::take_back;
    POST "/desk/answers/{id}/thanks"          Editor => voice::thanks::for_answer;
    POST "/desk/readings/{id}/taking"         Editor => desk::verbs::take_reading;
    POST "/desk/answers/{id}/draft"           Editor => desk::verbs::propose;
    POST "/desk/{kind}/{id}/done"             Editor => desk::verbs::set_aside;
    POST "/desk/{kind}/{id}/done/undo"        Editor => desk::verbs::put_back;
    // The assistant
    POST "/assistant/{help}"                  Member => voice::assistant::help;
    GET  "/me/assistant"                      Member => voice::assistant::mine::show_mine;
    POST "/me/assistant/{task}"               Member => voice::assistant::mine::agree;
    POST "/me/assistant/{task}/off"           Member => voice::assistant::mine::take_back;
    GET  "/settings/assistant"                Admin  => voice::assistant::settings::form;
    POST "/settings/assistant"                Admin  => voice::assistant::settings::change_rules;
    POST "/settings/assistant/trial"          Admin  => voice::assistant::settings::try_out;
    POST "/settings/assistant/{task}/server"  Admin  => voice::assistant::settings::change;
    POST "/settings/assistant/{task}/removal" Admin  => voice::assistant::settings::remove;

    // What it brings
    GET  "/overview"                          Lead   => insights::pages::show;
}
