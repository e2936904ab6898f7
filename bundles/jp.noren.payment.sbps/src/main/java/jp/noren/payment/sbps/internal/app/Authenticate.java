package jp.noren.payment.sbps.internal.app;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import jp.noren.payment.sbps.internal.domain.Message;
import jp.noren.payment.sbps.internal.domain.Reply;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource.CardToken;
import jp.noren.payment.spi.Requests;

/** Starts 3-D Secure (TA02-00101): nothing is reserved yet, the buyer is sent to his card company first. */
final class Authenticate {
    /** How long the buyer has: seen at one integrator, not in the interface's documents. */
    private static final Duration TIME_TO_ACT = Duration.ofSeconds(1020);

    private final Calls calls;

    Authenticate(Calls calls) {
        this.calls = calls;
    }

    Outcome start(Requests.Start request, CardToken card) {
        Message message = Message.flagged("TA02-00101-101", fields -> {
            fields.plain("cust_code", request.buyer().id());
            fields.plain("amount", request.amount().amount());
            fields.secretGroup("pay_method_info", info -> {
                info.plain("tokenized_pan", "");
                info.plain("cc_expiration", "");
                info.plain("security_code", "");
            });
            fields.group("pay_option_manage", option -> {
                option.plain("token", card.token());
                option.plain("token_key", card.tokenKey());
                option.plain("tds_info_token", "");
                option.plain("tds_info_token_key", "");
                option.plain("ok_return_url", returnTo(request.returnUrl(), "ok"));
                option.plain("ng_return_url", returnTo(request.returnUrl(), "ng"));
            });
        });
        return outcome(calls.ask(message, calls.until(request.deadline())));
    }

    private static URI returnTo(URI returnUrl, String result) {
        String joint = returnUrl.getRawQuery() == null ? "?" : "&";
        return URI.create(returnUrl + joint + "result=" + result);
    }

    private Outcome outcome(Gateway.Answer answer) {
        if (answer instanceof Gateway.Ok ok) {
            return pending(ok.reply());
        }
        if (answer instanceof Gateway.Refused refused) {
            return Refusals.first(refused.code());
        }
        return answer instanceof Gateway.NotSent notSent
                ? new Outcome.NotSent(notSent.why())
                : new Outcome.Unknown(null, ((Gateway.Lost) answer).why());
    }

    private Outcome pending(Reply reply) {
        String id = leaf(reply, "res_tds_authentication_id");
        Optional<URI> url = address(leaf(reply, "redirect_url"));
        if (!id.matches("[0-9A-Za-z_-]{1,64}") || url.isEmpty()) {
            return new Outcome.Unknown(null, "unusable reply: a yes without an authentication id or an address");
        }
        return new Outcome.Pending(
                id, new NextAction.Redirect(url.get()), calls.now().plus(TIME_TO_ACT));
    }

    /** At which depth the two stand is not documented, so they are found by their names. */
    private static String leaf(Reply reply, String name) {
        return reply.values().entrySet().stream()
                .filter(entry -> entry.getKey().equals(name) || entry.getKey().endsWith("/" + name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
