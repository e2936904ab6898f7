package jp.noren.checkout.internal.app;

import java.util.Optional;
import jp.noren.checkout.internal.domain.Order;
import jp.noren.payment.api.PaymentView;

/** An order together with its payment as it stands. */
public record Placed(Order order, Optional<PaymentView> payment) {}
