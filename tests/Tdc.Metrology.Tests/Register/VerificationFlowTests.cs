using Tdc.Metrology.Domain.Register;
using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Tests.Register;

public sealed class VerificationFlowTests
{
    private static readonly (VerificationState From, VerificationStep Step, VerificationState To)[] allowed =
    [
        (VerificationState.Applied, VerificationStep.Accept, VerificationState.Accepted),
        (VerificationState.Applied, VerificationStep.Decline, VerificationState.Declined),
        (VerificationState.Applied, VerificationStep.Cancel, VerificationState.Cancelled),
        (VerificationState.Accepted, VerificationStep.Visual, VerificationState.Examining),
        (VerificationState.Accepted, VerificationStep.Cancel, VerificationState.Cancelled),
        (VerificationState.Examining, VerificationStep.Visual, VerificationState.Examining),
        (VerificationState.Examining, VerificationStep.Technical, VerificationState.Examining),
        (VerificationState.Examining, VerificationStep.Metrological, VerificationState.Examining),
        (VerificationState.Examining, VerificationStep.Conclude, VerificationState.Concluded),
        (VerificationState.Examining, VerificationStep.Cancel, VerificationState.Cancelled),
        (VerificationState.Concluded, VerificationStep.Return, VerificationState.Examining),
        (VerificationState.Concluded, VerificationStep.Certify, VerificationState.Certified),
        (VerificationState.Concluded, VerificationStep.Refuse, VerificationState.Refused),
    ];

    public static TheoryData<string, string> Every { get; } = [.. Enum.GetNames<VerificationState>().SelectMany(s => Enum.GetNames<VerificationStep>().Select(t => (s, t)))];

    [Theory, MemberData(nameof(Every))]
    public void A_step_leads_where_the_table_says_and_is_refused_everywhere_else(string from, string step)
    {
        var (state, taken) = (Enum.Parse<VerificationState>(from), Enum.Parse<VerificationStep>(step));
        var expected = allowed.Where(a => a.From == state && a.Step == taken).Select(a => (VerificationState?)a.To).FirstOrDefault();
        var verification = Sample(state);
        var outcome = verification.Take(taken);
        Assert.Equal(expected is not null, outcome.IsYes);
        Assert.Equal(expected ?? state, verification.State);
        Assert.Equal(expected is null ? "metrology.step-not-now" : null, outcome.TryGet(out _, out var refusal) ? null : refusal.Code);
    }

    [Theory]
    [InlineData(true, true, "MH-1", "", null)]
    [InlineData(true, false, "MH-1", "", "metrology.type-approval-needed")]
    [InlineData(true, true, "", "", "metrology.type-approval-needed")]
    [InlineData(false, false, "", "", null)]
    [InlineData(null, false, "", "", "metrology.type-approval-not-known")]
    [InlineData(null, false, "", "Danh mục chưa đối chiếu", null)]
    public void Intake_checks_the_type_approval(bool? needed, bool agrees, string number, string note, string? refused)
    {
        var verification = Sample(VerificationState.Applied);
        Assert.Equal(refused, CodeOf(verification.Accept(Kind(needed), agrees, number, note, new(2026, 11, 20))));
        Assert.Equal(refused is null ? VerificationState.Accepted : VerificationState.Applied, verification.State);
    }

    [Fact]
    public void A_purpose_that_the_kind_does_not_know_is_refused() =>
        Assert.Equal("metrology.purpose-not-for-kind", CodeOf(Sample(VerificationState.Applied).Accept(Kind(false, periodic: false), true, "", "", new(2026, 11, 20))));

    [Fact]
    public void Examinations_follow_each_other_and_a_failed_one_takes_back_what_rested_on_it()
    {
        var verification = Sample(VerificationState.Accepted);
        Assert.True(verification.LookAt(true, "").IsYes);
        Assert.Equal("metrology.technical-first", CodeOf(verification.Measure([Point(0, 1)])));
        Assert.True(verification.Check(true, "").IsYes);
        Assert.Equal("metrology.no-test-points", CodeOf(verification.Measure([])));
        Assert.True(verification.Measure([Point(0, 1), Point(1, 1)]).IsYes);
        Assert.True(verification.MetrologicalPassed);
        Assert.True(verification.LookAt(false, "Vỡ kính").IsYes);
        Assert.Equal((null, null), (verification.TechnicalPassed, verification.MetrologicalPassed));
        Assert.Equal("metrology.visual-first", CodeOf(verification.Check(true, "")));
    }

    [Theory]
    [InlineData(true, true, true, true, "A1", "", null, true)]
    [InlineData(true, true, false, true, "", "Vượt", null, false)]
    [InlineData(false, null, null, true, "", "Mất niêm phong", null, false)]
    [InlineData(true, true, null, true, "A1", "", "metrology.examination-not-done", null)]
    [InlineData(true, true, true, false, "A1", "", "metrology.uncertainty-too-large", null)]
    [InlineData(true, true, true, true, "", "", "metrology.stamp-needed", null)]
    [InlineData(true, true, false, true, "", "", "metrology.reason-needed", null)]
    public void The_verdict_follows_from_the_examinations(bool? visual, bool? technical, bool? metrological, bool suffices, string stamp, string reason, string? refused, bool? passed)
    {
        var verification = Sample(VerificationState.Examining);
        (verification.VisualPassed, verification.TechnicalPassed, verification.MetrologicalPassed) = (visual, technical, metrological);
        Assert.Equal(refused, verification.Conclude(suffices, reason, stamp, new(2026, 11, 20)).TryGet(out var _, out var refusal) ? null : refusal.Code);
        Assert.Equal(passed, verification.Passed);
        Assert.Equal(refused is null ? VerificationState.Concluded : VerificationState.Examining, verification.State);
    }

    [Fact]
    public void Who_examined_cannot_sign()
    {
        var (verifier, head) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var verification = Sample(VerificationState.Concluded);
        (verification.Verifier, verification.Passed) = (verifier, true);
        Assert.Equal("metrology.two-persons", CodeOf(verification.Sign(verifier, "A", new(2026, 11, 20))));
        Assert.Equal(VerificationState.Concluded, verification.State);
        Assert.True(verification.Sign(head, "B", new(2026, 11, 20)).IsYes);
        Assert.Equal(VerificationState.Certified, verification.State);
    }

    private static string? CodeOf(Outcome<Done> outcome) => outcome.TryGet(out _, out var refusal) ? null : refusal.Code;

    private static Verification Sample(VerificationState state) => new()
    {
        Id = default,
        Number = "HS-2026-000001",
        Instrument = default,
        Kind = "truck-scale",
        Owner = default,
        Body = default,
        Purpose = VerificationPurpose.Periodic,
        State = state,
        AppliedOn = new(2026, 11, 20),
        CreatedAt = default,
    };

    private static InstrumentKind Kind(bool? approval, bool? periodic = true) => new()
    {
        Id = default,
        Code = "truck-scale",
        Revision = 1,
        NameVi = "Cân ô tô",
        NameEn = "Truck scale",
        TypeApproval = approval,
        Periodic = periodic,
        PeriodMonths = 12,
        Status = KnowledgeStatus.Seen,
        ValidFrom = new(2024, 10, 15),
        CreatedAt = default,
    };

    private static TestPoint Point(decimal error, decimal limit) => new()
    {
        Id = default,
        Verification = default,
        Ordinal = 1,
        Point = "made",
        Readings = "",
        Error = error,
        Limit = limit,
        ExpandedUncertainty = 0,
        Unit = "kg",
        LimitSource = "made",
        LimitStatus = KnowledgeStatus.Own,
    };
}
