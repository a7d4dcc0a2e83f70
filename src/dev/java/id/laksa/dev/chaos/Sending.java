package id.laksa.dev.chaos;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One complaint on its way in, sent again in the same words until it is promised.
 *
 * @param id the complaint's, if it becomes one
 * @param request to a node
 * @param isPromise whether an answer promises it
 * @param showsTicket whether a promise must name the ticket
 */
record Sending(
    UUID id,
    Function<URI, HttpRequest> request,
    Predicate<HttpResponse<String>> isPromise,
    boolean showsTicket) {}
