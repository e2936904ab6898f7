package jp.noren.support.internal.rest;

import java.util.List;
import java.util.Set;
import jp.noren.rest.Request;
import jp.noren.support.internal.app.FileOperation;
import jp.noren.support.internal.domain.Operation;

/** What a member asks for. */
final class ApplicationWire {
    private ApplicationWire() {}

    /** @param plan absent for a release */
    public record Wanted(String contract, String operation, String plan) {
        Operation checked() {
            fields(contract, operation, plan).orRefuse();
            return Fields.word(Operation.class, operation);
        }
    }

    /**
     * @param token of the preview
     * @param acknowledged codes of the consequences that the member ticked
     */
    public record NewFiling(String contract, String operation, String plan, String token, List<String> acknowledged) {
        FileOperation.Command command(Request request) {
            fields(contract, operation, plan).present("/token", token).orRefuse();
            return new FileOperation.Command(
                    request.caller(),
                    request.idempotencyKey().orElseThrow(),
                    contract,
                    Fields.word(Operation.class, operation),
                    plan,
                    token,
                    acknowledged == null ? Set.of() : Set.copyOf(acknowledged));
        }
    }

    private static Fields fields(String contract, String operation, String plan) {
        Fields fields = new Fields()
                .present("/contract", contract)
                .present("/operation", operation)
                .oneOf("/operation", Operation.class, operation);
        boolean release = "release".equalsIgnoreCase(operation);
        return release ? fields.right("/plan", plan == null, "support.field-invalid") : fields.present("/plan", plan);
    }
}
