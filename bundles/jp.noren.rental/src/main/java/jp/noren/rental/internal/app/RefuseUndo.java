package jp.noren.rental.internal.app;

import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.rental.internal.domain.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** 申請後のキャンセル(取消)や内容変更は承っておりません: what was filed stays filed, also a minute later (R068, R083). */
@Component(service = RefuseUndo.class)
public final class RefuseUndo {
    private final ReadApplications read;
    private final Refusals refusals;

    @Activate
    public RefuseUndo(@Reference ReadApplications read, @Reference Refusals refusals) {
        this.read = read;
        this.refusals = refusals;
    }

    /** @throws RefusedException always: NOT_FOUND, or CONFLICT {@code rental.plan-change-final}, {@code rental.cancellation-final}, … */
    public RuntimeException handle(Caller caller, String id) {
        Application application = read.find(caller, id);
        return refusals.recorded(caller, application.contract(), "undo", () -> {
            throw new RefusedException(RefusedException.Kind.CONFLICT, code(application.kind()));
        });
    }

    private static String code(Application.Kind kind) {
        return switch (kind) {
            case PLAN_CHANGE -> "rental.plan-change-final";
            case CANCELLATION -> "rental.cancellation-final";
            case NEW, ADDITIONAL, FORCED_END -> "rental.application-final";
        };
    }
}
