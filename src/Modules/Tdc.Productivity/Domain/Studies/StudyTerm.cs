namespace Tdc.Productivity.Domain.Studies;

/// <summary>How a coefficient of ln y is read in words.</summary>
internal enum TermReading
{
    /// <summary>A logarithm: ten per cent more of it.</summary>
    Elasticity,

    /// <summary>Per cent: so many points more, see <see cref="StudyTerm.Step"/>.</summary>
    Points,

    /// <summary>Yes against no.</summary>
    YesNo,
}

/// <summary>A variable of a regression and how it follows from a row of the sample.</summary>
/// <param name="Code">Its code; the name is the text <c>term.code</c>.</param>
/// <param name="Reading">How its coefficient is read.</param>
/// <param name="Step">Points of a step in words; 1 for logarithms and yes/no.</param>
/// <param name="Of">The value; <see cref="double.NaN"/> when it cannot be had.</param>
internal sealed record StudyTerm(string Code, TermReading Reading, double Step, Func<StudyRow, double> Of);

/// <summary>Variables of regressions: outcomes and what may go together with them.</summary>
internal static class StudyTerms
{
    /// <summary>What can be explained.</summary>
    public static IReadOnlyList<StudyTerm> Outcomes { get; } =
    [
        new("ln_va_l", TermReading.Elasticity, 1, r => Log(r["va"], r["l"])),
        new("ln_va_h", TermReading.Elasticity, 1, r => Log(r["va"], r["h"])),
        new("ln_go_l", TermReading.Elasticity, 1, r => Log(r["go"], r["l"])),
    ];

    /// <summary>What can explain.</summary>
    public static IReadOnlyList<StudyTerm> Drivers { get; } =
    [
        new("ln_k_l", TermReading.Elasticity, 1, r => Log(r["k"], r["l"])),
        new("ln_l", TermReading.Elasticity, 1, r => Log(r["l"], 1)),
        new("rd", TermReading.Points, 1, r => r["rd"]),
        new("digital", TermReading.Points, 10, r => r["digital"]),
        new("iso9001", TermReading.YesNo, 1, r => r["iso9001"]),
        new("system", TermReading.YesNo, 1, r => r["system"]),
        new("tools", TermReading.YesNo, 1, r => r["tools"]),
        new("trained", TermReading.Points, 10, r => r["trained"]),
        new("newprod", TermReading.Points, 10, r => r["newprod"]),
        new("newequip", TermReading.Points, 10, r => r["newequip"]),
        new("supported", TermReading.YesNo, 1, r => r["supported"]),
        new("fdi", TermReading.YesNo, 1, r => r.Ownership == "FDI" ? 1 : 0),
        new("state", TermReading.YesNo, 1, r => r.Ownership == "STA" ? 1 : 0),
    ];

    /// <summary>A driver by its code, or <see langword="null"/>.</summary>
    public static StudyTerm? Driver(string code) => Drivers.FirstOrDefault(t => t.Code == code);

    /// <summary>An outcome by its code, or <see langword="null"/>.</summary>
    public static StudyTerm? Outcome(string code) => Outcomes.FirstOrDefault(t => t.Code == code);

    private static double Log(double over, double under) => over > 0 && under > 0 ? Math.Log(over / under) : double.NaN;
}
