package jp.noren.rental.internal.rest;

import java.util.Map;
import javax.ws.rs.core.Response;
import jp.noren.i18n.Messages;
import jp.noren.rental.internal.app.ApplyForRental;
import jp.noren.rental.internal.app.Approval;
import jp.noren.rental.internal.app.CancelContract;
import jp.noren.rental.internal.app.ChangePlan;
import jp.noren.rental.internal.app.FileWish;
import jp.noren.rental.internal.app.PreviewWish;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rest.Request;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes applications to the use case that files their kind. */
@Component(service = Counter.class)
public final class Counter {
    private static final String PROBLEM = "application/problem+json";
    private static final String CHANGED = "rental.consequences-changed";

    private final PreviewWish preview;
    private final ChangePlan change;
    private final CancelContract cancel;
    private final ApplyForRental apply;
    private final Messages messages;

    @Activate
    public Counter(
            @Reference PreviewWish preview,
            @Reference ChangePlan change,
            @Reference CancelContract cancel,
            @Reference ApplyForRental apply,
            @Reference Messages messages) {
        this.preview = preview;
        this.change = change;
        this.cancel = cancel;
        this.apply = apply;
        this.messages = messages;
    }

    ApplicationWire.Preview preview(Request request, WishWire.Asked body) {
        return ApplicationWire.Preview.of(preview.handle(request.caller(), body.wish()), messages, request.language());
    }

    Response file(Request request, WishWire.Filed body) {
        FileWish filing =
                new FileWish(request.caller(), request.idempotencyKey().orElseThrow(), body.wish(), body.given());
        try {
            Application filed =
                    switch (filing.wish().kind()) {
                        case PLAN_CHANGE -> change.handle(filing);
                        case CANCELLATION -> cancel.handle(filing);
                        default -> apply.handle(new ApplyForRental.Command(filing, body.cardToken()));
                    };
            return Response.status(Response.Status.CREATED)
                    .header("Location", "/api/v1/rental-applications/" + filed.id())
                    .entity(ApplicationWire.Shown.of(filed, messages, request.language()))
                    .build();
        } catch (Approval.ChangedException changed) {
            return changed(request, changed);
        }
    }

    private Response changed(Request request, Approval.ChangedException changed) {
        String language = request.language();
        String title = messages.find(language, "rest.title-409", Map.of()).orElse(CHANGED);
        ApplicationWire.Changed body = new ApplicationWire.Changed(
                "/api/v1/docs#" + CHANGED,
                title,
                Response.Status.CONFLICT.getStatusCode(),
                messages.text(language, CHANGED, Map.of()),
                CHANGED,
                request.id(),
                changed.foreseen().effectiveOn().orElse(null),
                ConsequenceWire.of(changed.foreseen().consequences(), messages, language),
                changed.token());
        return Response.status(Response.Status.CONFLICT)
                .type(PROBLEM)
                .entity(body)
                .build();
    }
}
