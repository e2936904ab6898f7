package jp.noren.sandbox.internal.sbps;

/** The functions on a payment that was authorised. Each holds the charge's lock from the look at its state to the line in the book. */
final class Settling {
    private final Company company;

    Settling(Company company) {
        this.company = company;
    }

    /** The payment that a request names by both its ids. */
    Charge charge(Asked asked) throws Ng {
        Charge charge = company.book.find(asked.shop().user(), asked.value("tracking_id"));
        if (charge == null) {
            throw Ng.card("12", "027");
        }
        if (!charge.transactionId().equals(asked.value("sps_transaction_id"))) {
            throw Ng.card("11", "026");
        }
        return charge;
    }

    /** Does the function on the charge. */
    Answer settle(Asked asked, Charge charge) throws Ng {
        synchronized (charge) {
            switch (asked.function()) {
                case "ST02-00101-101" -> commit(asked, charge);
                case "ST02-00201-101" -> capture(asked, charge);
                case "ST02-00303-101" -> cancelOrRefund(asked, charge);
                case "ST02-00305-101" -> cancel(asked, charge);
                default -> refundPart(asked, charge);
            }
        }
        return company.done(asked);
    }

    private void commit(Asked asked, Charge charge) throws Ng {
        if (charge.state() != Charge.State.AUTHORISED) {
            throw Ng.card("60", "999");
        }
        act(charge, Book.COMMIT, 0);
        if (!asked.shop().captureByCall()) {
            act(charge, Book.CAPTURE, charge.amount());
        }
    }

    private void capture(Asked asked, Charge charge) throws Ng {
        if (!asked.shop().captureByCall()) {
            throw Ng.card("37", "999");
        }
        long yen = asked.value("pay_option_manage/amount").isEmpty()
                ? charge.amount()
                : asked.yen("pay_option_manage/amount");
        switch (charge.state()) {
            case AUTHORISED -> throw Ng.card("59", "999");
            case CAPTURED, REFUNDED -> throw Ng.card("41", "999");
            case CANCELLED -> throw Ng.card("40", "999");
            default -> {
                if (yen > charge.amount()) {
                    throw Ng.card("79", "008");
                }
                act(charge, Book.CAPTURE, yen);
            }
        }
    }

    private void cancel(Asked asked, Charge charge) throws Ng {
        switch (charge.state()) {
            case CANCELLED -> throw Ng.card("52", "999");
            case CAPTURED, REFUNDED -> throw Ng.card(asked.shop().captureByCall() ? "50" : "49", "999");
            default -> act(charge, Book.CANCEL, 0);
        }
    }

    private void cancelOrRefund(Asked asked, Charge charge) throws Ng {
        switch (charge.state()) {
            case CANCELLED -> throw Ng.card("45", "999");
            case REFUNDED -> throw Ng.card("46", "999");
            case CAPTURED -> act(charge, Book.REFUND, charge.amount() - charge.refunded());
            case AUTHORISED -> {
                if (!asked.shop().captureByCall()) {
                    throw Ng.card("59", "999");
                }
                act(charge, Book.CANCEL, 0);
            }
            default -> act(charge, Book.CANCEL, 0);
        }
    }

    private void refundPart(Asked asked, Charge charge) throws Ng {
        if (charge.state() == Charge.State.CANCELLED) {
            throw Ng.card("45", "999");
        }
        if (charge.state() == Charge.State.REFUNDED) {
            throw Ng.card("46", "999");
        }
        if (charge.state() != Charge.State.CAPTURED) {
            throw Ng.card("K0", "999");
        }
        long yen = asked.yen("pay_option_manage/amount");
        if (charge.refunded() + yen > charge.amount()) {
            throw Ng.card("K1", "008");
        }
        act(charge, Book.REFUND, yen);
    }

    private void act(Charge charge, String what, long yen) {
        company.book.act(charge, new Charge.Act(company.millis(), what, yen));
    }

    Answer query(Asked asked, Charge charge) {
        TestCard card = TestCard.parse(charge.facts().card()).orElseThrow();
        Answer answer = Answer.ok(asked.function())
                .with("res_sps_transaction_id", company.transactionId(asked))
                .with("res_status", "0")
                .open("res_pay_method_info")
                .with("cc_company_code", Company.secret(asked, card.companyCode()));
        if (asked.value("pay_option_manage/cardbrand_return_flg").equals("1")) {
            answer.with("cardbrand_code", Company.secret(asked, card.brandCode()));
        }
        synchronized (charge) {
            answer.with("recognized_no", Company.secret(asked, "123456"))
                    .with("commit_status", Company.secret(asked, charge.commitStatus()))
                    .with("payment_status", Company.secret(asked, charge.paymentStatus()))
                    .close("res_pay_method_info");
        }
        return company.close(answer);
    }
}
