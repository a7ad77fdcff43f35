using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Domain.Register;

/// <summary>What the check of the type approval at intake gave.</summary>
internal enum TypeApprovalCheck
{
    /// <summary>The kind needs none.</summary>
    NotRequired,

    /// <summary>The instrument agrees with the approval that was shown.</summary>
    Agrees,

    /// <summary>It is not known whether the kind needs one; the verifier wrote why the work goes on.</summary>
    NotKnown,
}

/// <summary>A verification of one instrument, from application to certificate or refusal.</summary>
/// <remarks>Two persons: who examines never signs. The rule of the verdict is data of the procedure (<see cref="RegisterRule"/>).</remarks>
internal sealed class Verification
{
    /// <summary>Its id.</summary>
    public required VerificationId Id { get; init; }

    /// <summary>Number of the application, per year (<c>HS-2026-00012</c>).</summary>
    public required string Number { get; init; }

    /// <summary>The instrument.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>Its kind, as it was when the application came.</summary>
    public required string Kind { get; init; }

    /// <summary>Who applied: the owner.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>The verification body.</summary>
    public required LineageId Body { get; init; }

    /// <summary>Why.</summary>
    public required VerificationPurpose Purpose { get; init; }

    /// <summary>Where it stands.</summary>
    public VerificationState State { get; set; }

    /// <summary>Day of the application.</summary>
    public required DateOnly AppliedOn { get; init; }

    /// <summary>Words of the applicant: where, when, whom to call.</summary>
    public string Request { get; init; } = "";

    /// <summary>Day of the intake.</summary>
    public DateOnly? AcceptedOn { get; set; }

    /// <summary>What the check of the type approval gave.</summary>
    public TypeApprovalCheck? TypeApproval { get; set; }

    /// <summary>Words of the intake, or why it was declined or withdrawn.</summary>
    public string IntakeNote { get; set; } = "";

    /// <summary>Whether the visual examination was passed.</summary>
    public bool? VisualPassed { get; set; }

    /// <summary>What was seen.</summary>
    public string VisualNote { get; set; } = "";

    /// <summary>Whether the technical examination was passed.</summary>
    public bool? TechnicalPassed { get; set; }

    /// <summary>What was found.</summary>
    public string TechnicalNote { get; set; } = "";

    /// <summary>Whether all test points keep their limits; <see langword="null"/> before the metrological examination.</summary>
    public bool? MetrologicalPassed { get; set; }

    /// <summary>Code of the scheme of limits.</summary>
    public string Scheme { get; set; } = "";

    /// <summary>Parameters of the examination, <c>name=value</c>, one a line.</summary>
    public string Setup { get; set; } = "";

    /// <summary>Procedure (<c>ĐLVN …</c>).</summary>
    public string Procedure { get; set; } = "";

    /// <summary>Standards used, with the numbers of their certificates.</summary>
    public string Standards { get; set; } = "";

    /// <summary>Day of the examination.</summary>
    public DateOnly? ExaminedOn { get; set; }

    /// <summary>The account that examined.</summary>
    public Guid? Verifier { get; set; }

    /// <summary>The verifier's name, for the certificate.</summary>
    public string VerifierName { get; set; } = "";

    /// <summary>The verdict proposed; <see langword="null"/> before it.</summary>
    public bool? Passed { get; set; }

    /// <summary>Reasons of a refusal, or why the head gave the work back.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Number of the stamp that the verifier put on; empty before.</summary>
    public string StampNumber { get; set; } = "";

    /// <summary>Numbers of seals, parted by spaces.</summary>
    public string SealNumbers { get; set; } = "";

    /// <summary>The account of the head who signed.</summary>
    public Guid? Head { get; set; }

    /// <summary>The head's name.</summary>
    public string HeadName { get; set; } = "";

    /// <summary>Day of the signature.</summary>
    public DateOnly? SignedOn { get; set; }

    /// <summary>When the application was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether it is invented.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Changes at every write; two editors cannot both win.</summary>
    public Guid Version { get; set; }

    /// <summary>Takes a step; the state stays when it is refused.</summary>
    public Outcome<Done> Take(VerificationStep step)
    {
        if (!VerificationFlow.Next(State, step).TryGet(out var next, out var refusal))
        {
            return refusal;
        }

        State = next;
        return Done.Instance;
    }

    /// <summary>Takes the application in. Needs an agreeing type approval where the kind needs one, and words where that is not known.</summary>
    public Outcome<Done> Accept(InstrumentKind kind, bool agrees, string typeApprovalNumber, string note, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (!VerificationFlow.Allows(State, VerificationStep.Accept))
        {
            return new Refusal(RefusalKind.Conflict, "metrology.step-not-now");
        }

        if (!kind.Allows(Purpose))
        {
            return Refusal.Rule("metrology.purpose-not-for-kind");
        }

        switch (kind.TypeApproval)
        {
            case true when typeApprovalNumber.Length == 0 || !agrees:
                return Refusal.Rule("metrology.type-approval-needed");
            case null when note.Length == 0:
                return Refusal.Rule("metrology.type-approval-not-known");
        }

        TypeApproval = kind.TypeApproval switch { true => TypeApprovalCheck.Agrees, false => TypeApprovalCheck.NotRequired, null => TypeApprovalCheck.NotKnown };
        (AcceptedOn, IntakeNote) = (today, note);
        return Take(VerificationStep.Accept);
    }

    /// <summary>Writes down the visual examination; a changed result takes back what rested on it.</summary>
    public Outcome<Done> LookAt(bool passed, string note)
    {
        if (!Take(VerificationStep.Visual).TryGet(out _, out var refusal))
        {
            return refusal;
        }

        (VisualPassed, VisualNote) = (passed, note);
        if (!passed)
        {
            (TechnicalPassed, MetrologicalPassed) = (null, null);
        }

        return Done.Instance;
    }

    /// <summary>Writes down the technical examination, which needs a passed visual one.</summary>
    public Outcome<Done> Check(bool passed, string note)
    {
        if (VerificationFlow.Allows(State, VerificationStep.Technical) && VisualPassed != true)
        {
            return Refusal.Rule("metrology.visual-first");
        }

        if (!Take(VerificationStep.Technical).TryGet(out _, out var refusal))
        {
            return refusal;
        }

        (TechnicalPassed, TechnicalNote) = (passed, note);
        if (!passed)
        {
            MetrologicalPassed = null;
        }

        return Done.Instance;
    }

    /// <summary>Writes down that test points were measured, which needs a passed technical examination.</summary>
    public Outcome<Done> Measure(IReadOnlyCollection<TestPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (VerificationFlow.Allows(State, VerificationStep.Metrological) && TechnicalPassed != true)
        {
            return Refusal.Rule("metrology.technical-first");
        }

        if (points.Count == 0)
        {
            return Refusal.Rule("metrology.no-test-points");
        }

        if (!Take(VerificationStep.Metrological).TryGet(out _, out var refusal))
        {
            return refusal;
        }

        MetrologicalPassed = points.All(p => p.Keeps);
        return Done.Instance;
    }

    /// <summary>Proposes the verdict: fail as soon as one examination failed, pass when all three passed; otherwise something is still to be done.</summary>
    public Outcome<bool> Conclude(bool uncertaintiesSuffice, string reason, string stamp, DateOnly examinedOn)
    {
        if (!VerificationFlow.Allows(State, VerificationStep.Conclude))
        {
            return new Refusal(RefusalKind.Conflict, "metrology.step-not-now");
        }

        var failed = VisualPassed == false || TechnicalPassed == false || MetrologicalPassed == false;
        if (!failed && MetrologicalPassed != true)
        {
            return Refusal.Rule("metrology.examination-not-done");
        }

        if (MetrologicalPassed is not null && !uncertaintiesSuffice)
        {
            return Refusal.Rule("metrology.uncertainty-too-large");
        }

        if (failed && reason.Length == 0)
        {
            return Refusal.Rule("metrology.reason-needed");
        }

        if (!failed && stamp.Length == 0)
        {
            return Refusal.Rule("metrology.stamp-needed");
        }

        (Passed, Reason, ExaminedOn) = (!failed, failed ? reason : "", examinedOn);
        return Take(VerificationStep.Conclude).TryGet(out _, out var refusal) ? !failed : refusal;
    }

    /// <summary>The head signs: certificate or refusal as the verdict says; never the person who examined.</summary>
    public Outcome<Done> Sign(Guid head, string name, DateOnly today)
    {
        var step = Passed == true ? VerificationStep.Certify : VerificationStep.Refuse;
        if (!VerificationFlow.Allows(State, step))
        {
            return new Refusal(RefusalKind.Conflict, "metrology.step-not-now");
        }

        if (head == Verifier)
        {
            return Refusal.Rule("metrology.two-persons");
        }

        (Head, HeadName, SignedOn) = (head, name, today);
        return Take(step);
    }
}
