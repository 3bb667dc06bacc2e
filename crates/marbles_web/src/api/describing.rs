//! How each operation can fail, told by the table of addresses: nobody has to remember it at a handler.

use utoipa::{
    ToSchema,
    openapi::{
        Content, OpenApi, Ref, RefOr, Response,
        path::{Operation, ParameterIn, PathItem},
    },
};

use crate::{
    reply::ProblemDocument,
    router::{API, Who},
};

/// Adds the problem documents that an operation may answer to its description.
pub struct HowItFails;

impl utoipa::Modify for HowItFails {
    fn modify(&self, description: &mut OpenApi) {
        let components = description.components.get_or_insert_default();
        let mut schemas = Vec::new();
        ProblemDocument::schemas(&mut schemas);
        schemas.push((
            ProblemDocument::name().into_owned(),
            <ProblemDocument as utoipa::PartialSchema>::schema(),
        ));
        components.schemas.extend(schemas);
        for address in API {
            let item = description.paths.paths.get_mut(address.path);
            if let Some(operation) = item.and_then(|item| operation(item, address.method)) {
                for (status, words) in failures(operation, address.path, address.who) {
                    tell(operation, status, words);
                }
                dress(operation);
            }
        }
    }
}

fn operation<'a>(item: &'a mut PathItem, method: &str) -> Option<&'a mut Operation> {
    match method {
        "GET" => item.get.as_mut(),
        "PUT" => item.put.as_mut(),
        "POST" => item.post.as_mut(),
        "DELETE" => item.delete.as_mut(),
        "PATCH" => item.patch.as_mut(),
        _ => None,
    }
}

fn failures(operation: &Operation, path: &str, who: Who) -> Vec<(&'static str, &'static str)> {
    let has_body = operation.request_body.is_some();
    let has_query = operation.parameters.iter().flatten().any(
        |parameter| matches!(parameter, RefOr::T(parameter) if parameter.parameter_in == ParameterIn::Query),
    );
    [
        (has_body || has_query, "400", "what was sent cannot be read"),
        (who != Who::Anyone, "401", "no token, or one that does not hold"),
        (who > Who::Member, "403", "not for this role"),
        (path.contains('{'), "404", "there is no such thing, or not for me"),
        (has_body, "413", "more than we take"),
        (has_body || has_query, "422", "what is wrong, field by field"),
        (true, "429", "too often: wait as long as Retry-After says"),
    ]
    .into_iter()
    .filter_map(|(can, status, words)| can.then_some((status, words)))
    .collect()
}

fn tell(operation: &mut Operation, status: &str, words: &str) {
    let response = operation.responses.responses.entry(status.to_owned());
    response.or_insert_with(|| RefOr::T(Response::new(words)));
}

/// Every failure is a problem document, whoever described it.
fn dress(operation: &mut Operation) {
    let failures =
        operation.responses.responses.iter_mut().filter(|(status, _)| status.starts_with(['4', '5']));
    for (_, response) in failures {
        if let RefOr::T(response) = response {
            let content = Content::new(Some(Ref::from_schema_name(ProblemDocument::name())));
            response.content.insert("application/problem+json".to_owned(), RefOr::T(content));
        }
    }
}
