package jp.noren.sandbox.internal.sbps;

/** The functions that open a payment: with a token, with a kept card, after 3-D Secure; and the start of 3-D Secure itself. */
final class Authorising {
    private static final long MAGIC_AMOUNTS = 99_900;

    private final Company company;

    Authorising(Company company) {
        this.company = company;
    }

    /** The card that a request is about; tokens and challenges are used up by asking. */
    TestCard card(Asked asked) throws Ng {
        if (asked.function().equals("ST01-00118-101")) {
            return company.challenges.redeem(
                    asked.value("pay_option_manage/tds_authentication_id"),
                    asked.value("cust_code"),
                    asked.yen("amount"));
        }
        String token = asked.value("pay_option_manage/token");
        return token.isEmpty()
                ? keptCard(asked)
                : company.tokens.take(token, asked.value("pay_option_manage/token_key"));
    }

    private TestCard keptCard(Asked asked) throws Ng {
        String kept = company.book.keptCard(asked.shop().user(), asked.value("cust_code"));
        if (kept == null) {
            throw Ng.card("95", "999");
        }
        return TestCard.parse(kept).orElseThrow();
    }

    Answer authorise(Asked asked, TestCard card) throws Ng {
        if (!asked.value("pay_method_info/dealings_type").equals("10")) {
            throw Ng.card("28", "202");
        }
        magicAmount(asked.yen("amount"));
        Charge.Facts facts = facts(asked, card);
        if (!company.book.authorise(facts, company.millis())) {
            throw Ng.card("96", "004");
        }
        Answer answer = Answer.ok(asked.function())
                .with("res_sps_transaction_id", facts.transactionId())
                .with("res_tracking_id", facts.trackingId())
                .open("res_pay_method_info")
                .with("cc_company_code", Company.secret(asked, card.companyCode()));
        if (asked.value("pay_option_manage/cardbrand_return_flg").equals("1")) {
            answer.with("cardbrand_code", Company.secret(asked, card.brandCode()));
        }
        answer.with("recognized_no", Company.secret(asked, "123456")).close("res_pay_method_info");
        return company.close(customer(answer, asked));
    }

    private static Answer customer(Answer answer, Asked asked) {
        return asked.value("sps_cust_info_return_flg").equals("1")
                ? answer.open("res_sps_info")
                        .with(
                                "res_sps_cust_no",
                                String.format(
                                        "%012d",
                                        Math.abs(asked.value("cust_code").hashCode())))
                        .with("res_sps_payment_no", "001")
                        .close("res_sps_info")
                : answer;
    }

    /** 9,990,0TT is refused with card type TT, whatever the card. */
    private static void magicAmount(long yen) throws Ng {
        if (yen / 100 == MAGIC_AMOUNTS && yen % 100 != 0) {
            throw Ng.card(String.format("%02d", yen % 100), "008");
        }
    }

    private Charge.Facts facts(Asked asked, TestCard card) {
        return new Charge.Facts(
                asked.shop().user(),
                company.trackingId(),
                company.transactionId(asked),
                asked.value("order_id"),
                asked.value("order_rowno"),
                asked.value("cust_code"),
                asked.yen("amount"),
                card.name(),
                asked.value("item_name"),
                asked.value("free1") + asked.value("free2"));
    }

    /** @param base address of the emulator as the caller reached it, for the page the buyer is sent to */
    Answer startAuthentication(Asked asked, TestCard card, String base) {
        Challenges.Challenge challenge = company.challenges.open(
                card,
                asked.value("cust_code"),
                asked.yen("amount"),
                asked.value("pay_option_manage/ok_return_url"),
                asked.value("pay_option_manage/ng_return_url"));
        return company.close(Answer.ok(asked.function())
                .with("res_sps_transaction_id", company.transactionId(asked))
                .with("res_tds_authentication_id", challenge.id())
                .with("redirect_url", base + "/3ds/" + challenge.id()));
    }

    Answer keep(Asked asked, TestCard card, boolean replace) throws Ng {
        boolean known = company.book.keptCard(asked.shop().user(), asked.value("cust_code")) != null;
        if (known && !replace) {
            throw Ng.card("96", "003");
        }
        if (!known && replace) {
            throw Ng.card("95", "999");
        }
        company.book.keep(asked.shop().user(), asked.value("cust_code"), card.name(), company.millis());
        Answer answer = Answer.ok(asked.function())
                .with("res_sps_transaction_id", company.transactionId(asked))
                .open("res_pay_method_info")
                .with("cardbrand_code", Company.secret(asked, card.brandCode()))
                .with("res_payinfo_key", Company.secret(asked, "0123456789ABCDEF0123456789ABCDEF"))
                .close("res_pay_method_info");
        return company.close(customer(answer, asked));
    }

    Answer lookUp(Asked asked) throws Ng {
        TestCard card = keptCard(asked);
        Answer answer = Answer.ok(asked.function())
                .with("res_sps_transaction_id", company.transactionId(asked))
                .open("res_pay_method_info");
        if (asked.value("response_info_type").equals("2")) {
            answer.with("cc_number", Company.secret(asked, card.maskedNumber()));
            answer.with("cc_expiration", Company.secret(asked, card.expires()));
        }
        if (asked.value("pay_option_manage/cardbrand_return_flg").equals("1")) {
            answer.with("cardbrand_code", Company.secret(asked, card.brandCode()));
        }
        return company.close(customer(answer.close("res_pay_method_info"), asked));
    }

    Answer forget(Asked asked) throws Ng {
        if (!company.book.forget(asked.shop().user(), asked.value("cust_code"), company.millis())) {
            throw Ng.card("95", "999");
        }
        return company.done(asked);
    }
}
