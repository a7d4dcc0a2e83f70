package id.laksa.whatsapp;

import id.laksa.complaint.TicketNumber;
import id.laksa.whatsapp.InboundMessage.Content;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a message is said into.
 *
 * @param recent his newest open complaint of the last minutes; null when there is none
 * @param waiting his newest complaint that waits for his answer, or that he was asked about since
 *     he reopened it; null when there is none
 * @param quoted his complaint that the message quoted is about; null when it quotes none
 * @param emergency his newest open emergency of the last minutes; null when there is none
 * @param his finds a complaint, if it is his
 * @param alarming whether a text tells of an emergency
 * @param decidable whether the rules alone would know where a text goes
 * @param smallTalk whether a text is nothing but a greeting or thanks
 * @param shown what a department reads that asked and got a photo or a place, no words
 */
public record ConversationState(
    @Nullable Recent recent,
    @Nullable Recent waiting,
    @Nullable Recent quoted,
    @Nullable Recent emergency,
    Function<TicketNumber, Optional<Recent>> his,
    Predicate<String> alarming,
    Predicate<String> decidable,
    Predicate<String> smallTalk,
    Function<Content, String> shown) {}
