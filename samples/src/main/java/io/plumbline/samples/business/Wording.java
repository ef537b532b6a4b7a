package io.plumbline.samples.business;

/** What entries say, in the language of the business. */
enum Wording {
    ENGLISH(
            "Opening balances",
            "Payment of bill ",
            "Payment of invoice ",
            "Payroll",
            "Payroll taxes remitted",
            "Loan instalment",
            "Loan paid out",
            "Depreciation",
            "Accrual: ",
            "Reversal of accrual: ",
            "Sales tax return",
            "Sales tax remitted",
            "Owner's draw",
            "Owner's contribution",
            "Account and card fees"),
    FRENCH(
            "À nouveaux",
            "Règlement facture fournisseur ",
            "Règlement facture client ",
            "Salaires",
            "Paiement des cotisations sociales",
            "Échéance emprunt",
            "Déblocage emprunt",
            "Dotation aux amortissements",
            "Facture non parvenue : ",
            "Extourne facture non parvenue : ",
            "Déclaration de TVA",
            "Paiement de la TVA",
            "Prélèvement de l'exploitant",
            "Apport de l'exploitant",
            "Frais bancaires");

    final String opening;
    final String billPayment;
    final String invoicePayment;
    final String payroll;
    final String payrollRemitted;
    final String instalment;
    final String loanPaidOut;
    final String depreciation;
    final String accrual;
    final String reversal;
    final String taxReturn;
    final String taxRemitted;
    final String draw;
    final String contribution;
    final String bankFees;

    Wording(
            String opening,
            String billPayment,
            String invoicePayment,
            String payroll,
            String payrollRemitted,
            String instalment,
            String loanPaidOut,
            String depreciation,
            String accrual,
            String reversal,
            String taxReturn,
            String taxRemitted,
            String draw,
            String contribution,
            String bankFees) {
        this.opening = opening;
        this.billPayment = billPayment;
        this.invoicePayment = invoicePayment;
        this.payroll = payroll;
        this.payrollRemitted = payrollRemitted;
        this.instalment = instalment;
        this.loanPaidOut = loanPaidOut;
        this.depreciation = depreciation;
        this.accrual = accrual;
        this.reversal = reversal;
        this.taxReturn = taxReturn;
        this.taxRemitted = taxRemitted;
        this.draw = draw;
        this.contribution = contribution;
        this.bankFees = bankFees;
    }
}
