package jp.noren.checkout.internal.rest;

import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import jp.noren.access.api.Role;
import jp.noren.checkout.internal.app.OfferMethods;
import jp.noren.checkout.internal.app.OrderWords;
import jp.noren.checkout.internal.domain.AssignmentRule;
import jp.noren.checkout.internal.domain.Tender;
import jp.noren.i18n.Messages;
import jp.noren.payment.api.Payments;
import jp.noren.rest.Allowed;
import jp.noren.rest.Request;
import jp.noren.rest.RestPath;
import jp.noren.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/payment-methods}: how the member can pay now, what he should know about it, and why another way is missing. */
@Component(service = RestResource.class)
@RestPath(path = "payment-methods")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class PaymentMethodsResource implements RestResource {

    /** @param assignment what must be agreed to before an order by this method; absent where nothing is */
    public record MethodWire(String method, String name, List<String> notes, AssignmentWire assignment) {}

    /** The assignment of the claim to the payment company (R119). */
    public record AssignmentWire(String version, String text) {}

    public record MissingWire(String method, String code, String detail) {}

    public record MethodsWire(List<MethodWire> data, List<MissingWire> notOffered) {}

    private final OfferMethods methods;
    private final MethodNotes notes;
    private final Messages messages;
    private final OrderWords words;

    @Activate
    public PaymentMethodsResource(
            @Reference OfferMethods methods,
            @Reference MethodNotes notes,
            @Reference Messages messages,
            @Reference OrderWords words) {
        this.methods = methods;
        this.notes = notes;
        this.messages = messages;
        this.words = words;
    }

    @GET
    @Allowed(Role.MEMBER)
    public MethodsWire list(@Context Request request) {
        OfferMethods.Methods found = methods.handle(request.caller());
        String language = request.language();
        return new MethodsWire(
                found.offered().stream()
                        .map(offered -> method(found, offered, language))
                        .toList(),
                found.notOffered().stream()
                        .map(missing -> missing(missing, language))
                        .toList());
    }

    private MethodWire method(OfferMethods.Methods found, OfferMethods.Offered offered, String language) {
        return new MethodWire(
                offered.method(),
                offered.name().in(language),
                notes.before(found.shop(), offered.method(), language),
                assignment(found.shop().storefront(), offered.method(), language));
    }

    private AssignmentWire assignment(String storefront, String method, String language) {
        return Tender.of(method).isOnAccount()
                ? new AssignmentWire(
                        AssignmentRule.VERSION, words.assignment(AssignmentRule.VERSION, storefront, language))
                : null;
    }

    /** The code is for whoever looks after the shop ({@code noren:why} says more); the words are for the buyer. */
    private MissingWire missing(OfferMethods.NotOffered missing, String language) {
        List<Payments.Missing> reasons = missing.reasons();
        String code = reasons.isEmpty()
                ? "checkout.method-not-offered"
                : reasons.get(0).code();
        String detail = messages.text(language, "checkout.method-not-here", Map.of("method", missing.method()));
        return new MissingWire(missing.method(), code, detail);
    }
}
