namespace Tdc.Metrology.Domain.Register;

/// <summary>One dated revision of a kind of measuring instruments under legal control. Never changed once entered: an amendment is the next revision.</summary>
/// <remarks>
/// A control measure that is not known is <see langword="null"/>, never assumed. Source: Law on Measurement 04/2011/QH13; list, measures and periods of
/// Circular 23/2013/TT-BKHCN, article 4, with amendments; each revision names its own basis and how it is known.
/// </remarks>
internal sealed class InstrumentKind
{
    /// <summary>Its id.</summary>
    public required InstrumentKindId Id { get; init; }

    /// <summary>Stable code of the kind (<c>fuel-dispenser</c>).</summary>
    public required string Code { get; init; }

    /// <summary>1 and rising.</summary>
    public required int Revision { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string NameVi { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Number in the list of the circular; empty when it is not known.</summary>
    public string ListNumber { get; init; } = "";

    /// <summary>Whether the kind is on the list at all from this revision on.</summary>
    public bool IsControlled { get; init; } = true;

    /// <summary>Type approval (phê duyệt mẫu); <see langword="null"/> when not known.</summary>
    public bool? TypeApproval { get; init; }

    /// <summary>Initial verification (kiểm định ban đầu).</summary>
    public bool? Initial { get; init; }

    /// <summary>Periodic verification (kiểm định định kỳ).</summary>
    public bool? Periodic { get; init; }

    /// <summary>Verification after repair (kiểm định sau sửa chữa).</summary>
    public bool? AfterRepair { get; init; }

    /// <summary>Months from one verification to the next, 1 to 240; <see langword="null"/> for none.</summary>
    public int? PeriodMonths { get; init; }

    /// <summary>Code of the scheme that gives maximum permissible errors (<c>r76</c>); empty when limits are stated by hand.</summary>
    public string Scheme { get; init; } = "";

    /// <summary>Text that sets it, in Vietnamese.</summary>
    public string BasisVi { get; init; } = "";

    /// <summary>The same in English.</summary>
    public string BasisEn { get; init; } = "";

    /// <summary>Where the facts were read.</summary>
    public string Source { get; init; } = "";

    /// <summary>How they are known.</summary>
    public required KnowledgeStatus Status { get; init; }

    /// <summary>Remark in Vietnamese.</summary>
    public string NoteVi { get; init; } = "";

    /// <summary>Remark in English.</summary>
    public string NoteEn { get; init; } = "";

    /// <summary>First day on which the revision holds.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Why the revision was made; empty for what shipped.</summary>
    public string Reason { get; init; } = "";

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether a purpose of verification exists for the kind; what is not known is allowed, because the verifier sees that it is not known.</summary>
    public bool Allows(VerificationPurpose purpose) => IsControlled && purpose switch
    {
        VerificationPurpose.Initial => Initial != false,
        VerificationPurpose.Periodic => Periodic != false,
        _ => AfterRepair != false,
    };

    /// <summary>Last day on which a verification holds; <see langword="null"/> for kinds without a period.</summary>
    /// <remarks>The day before the same day of the month N months later: 12 months from 15 March end on 14 March (own reading, to be checked with the procedures).</remarks>
    public DateOnly? ValidUntil(DateOnly verifiedOn) => PeriodMonths is { } months ? verifiedOn.AddMonths(months).AddDays(-1) : null;
}

/// <summary>Kinds through time.</summary>
internal static class InstrumentKinds
{
    /// <summary>The revision of a day: of those that hold, the one that began last, of these the newest; the earliest for a day before all.</summary>
    public static InstrumentKind? On(this IEnumerable<InstrumentKind> revisions, DateOnly day)
    {
        var ordered = revisions.OrderBy(k => k.ValidFrom).ThenBy(k => k.Revision).ToList();
        return ordered.LastOrDefault(k => k.ValidFrom <= day) ?? ordered.FirstOrDefault();
    }
}
