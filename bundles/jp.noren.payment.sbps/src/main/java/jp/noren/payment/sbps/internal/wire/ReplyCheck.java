package jp.noren.payment.sbps.internal.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import jp.noren.payment.sbps.internal.domain.ErrorCode;
import jp.noren.payment.sbps.internal.domain.Reply;

/** Whether a reply fits the request. Replies are not signed and repeat neither order nor amount, so every sign that there is must agree. */
final class ReplyCheck {
    private static final String SECRET_GROUP = "res_pay_method_info/";
    /** Functions whose reply always carries a new transaction id; its shape names merchant, service and function. */
    private static final Set<String> WITH_TRANSACTION = Set.of("ST01", "ST02", "MG01");

    private final Merchant merchant;

    ReplyCheck(Merchant merchant) {
        this.merchant = merchant;
    }

    /**
     * @return true for a yes, false for a no with a code
     * @throws BadReplyException for anything else
     */
    boolean isOk(String function, Reply reply) throws BadReplyException {
        require(reply.value("res_date").matches("[0-9]{14}"), "no reply date");
        require(reply.function().orElse(function).equals(function), "another function's reply");
        String code = reply.value("res_err_code");
        return switch (reply.value("res_result")) {
            case "OK" -> isWhole(function, reply, code);
            case "NG" -> {
                require(ErrorCode.isOne(code), "a refusal without a code");
                yield false;
            }
            default -> throw new BadReplyException("neither OK nor NG");
        };
    }

    private boolean isWhole(String function, Reply reply, String code) throws BadReplyException {
        require(reply.function().isPresent(), "a yes without a function");
        require(code.isEmpty(), "a yes with an error code");
        String transaction = reply.value("res_sps_transaction_id");
        boolean expected = WITH_TRANSACTION.contains(function.substring(0, 4));
        require(
                transaction.isEmpty() ? !expected : transaction.matches(transactionOf(function)),
                "a transaction id that is not of this call");
        return true;
    }

    private String transactionOf(String function) {
        return "B" + merchant.merchantId() + merchant.serviceId() + function.replace("-", "") + "[0-9]{11}";
    }

    /** The reply with pay_method_info in plain text, where the merchant encrypts. */
    Reply decrypted(Reply reply) throws BadReplyException {
        if (!merchant.encrypts()) {
            return reply;
        }
        Map<String, String> values = new HashMap<>(reply.values());
        try {
            values.replaceAll((path, value) -> path.startsWith(SECRET_GROUP) && !value.isEmpty()
                    ? merchant.cipher().decrypt(value)
                    : value);
        } catch (IllegalArgumentException e) {
            throw new BadReplyException("not encrypted as agreed");
        }
        return new Reply(reply.function(), values);
    }

    private static void require(boolean holds, String otherwise) throws BadReplyException {
        if (!holds) {
            throw new BadReplyException(otherwise);
        }
    }
}
