namespace Tdc.Productivity.Demonstration;

/// <summary>The effects that are planted into the invented enterprises, which studies over them must find again.</summary>
/// <remarks>
/// <para>ln VA = ln A(division) + <see cref="TechnicalChange"/>·(year − 2021) + <see cref="LabourElasticity"/>·ln L + <see cref="CapitalElasticity"/>·ln K
/// + <see cref="CertificateEffect"/>·ISO 9001 + <see cref="ResearchEffect"/>·R&amp;D in % of sales + <see cref="DigitalEffect"/>·practices
/// + <see cref="SupportEffect"/>·supported − u + v.</para>
/// <para>VA is value added and K the mean fixed assets, both in million đồng; L is the average number of persons. Prices do not change. u ≥ 0 belongs to the
/// firm and lasts: |N(0, <see cref="Inefficiency"/>²)|; v is new each year: N(0, <see cref="Noise"/>²). Neither depends on what a firm has or does.</para>
/// </remarks>
internal static class DemoEffects
{
    /// <summary>First year.</summary>
    public const int FirstYear = 2021;

    /// <summary>Last year.</summary>
    public const int LastYear = 2025;

    /// <summary>How many enterprises.</summary>
    public const int Firms = 1500;

    /// <summary>Elasticity of persons.</summary>
    public const double LabourElasticity = 0.62;

    /// <summary>Elasticity of fixed assets; with that of persons it adds up to slightly less than 1.</summary>
    public const double CapitalElasticity = 0.34;

    /// <summary>Shift of the frontier a year.</summary>
    public const double TechnicalChange = 0.018;

    /// <summary>What an ISO 9001 certificate adds from the year on in which it is held.</summary>
    public const double CertificateEffect = 0.06;

    /// <summary>What each per cent of sales spent on research and development adds.</summary>
    public const double ResearchEffect = 0.02;

    /// <summary>What each of the twelve digital practices adds.</summary>
    public const double DigitalEffect = 0.012;

    /// <summary>What a support adds from its first year on.</summary>
    public const double SupportEffect = 0.08;

    /// <summary>Spread σ of the half-normal inefficiency; its mean is σ·√(2/π).</summary>
    public const double Inefficiency = 0.28;

    /// <summary>Spread of the yearly noise.</summary>
    public const double Noise = 0.10;

    /// <summary>Every so many-th firm was supported.</summary>
    public const int SupportedEvery = 15;

    /// <summary>First year of a support's effect.</summary>
    public const int SupportedFrom = 2023;

    /// <summary>Number of the firm that goes from wood (16) to furniture (31) in 2023.</summary>
    public const int ChangesSector = 7;

    /// <summary>Number of the firm that is merged into <see cref="Absorbs"/> from 2024 on.</summary>
    public const int Merged = 11;

    /// <summary>Number of the firm that takes it in.</summary>
    public const int Absorbs = 12;

    /// <summary>Number of the firm with a value added below zero in <see cref="NegativeYear"/>.</summary>
    public const int Negative = 19;

    /// <summary>That year.</summary>
    public const int NegativeYear = 2022;

    /// <summary>Divisions of VSIC 2018 with weight, ln A and usual value added in gross output. Pharmacy (21) and other vehicles (30) are too few to compare.</summary>
    public static IReadOnlyList<(string Code, int Weight, double Level, double Ratio)> Divisions { get; } =
    [
        ("10", 170, 3.55, 0.24), ("11", 40, 3.70, 0.30), ("13", 90, 3.50, 0.26), ("14", 150, 3.45, 0.34), ("15", 130, 3.48, 0.33), ("16", 130, 3.46, 0.25),
        ("17", 60, 3.55, 0.24), ("20", 80, 3.72, 0.26), ("22", 120, 3.58, 0.25), ("23", 70, 3.56, 0.30), ("25", 130, 3.57, 0.28), ("26", 40, 3.80, 0.22),
        ("28", 60, 3.68, 0.30), ("31", 120, 3.50, 0.27), ("46", 40, 3.60, 0.14), ("49", 40, 3.52, 0.36), ("62", 25, 3.85, 0.55), ("21", 3, 3.85, 0.38), ("30", 2, 3.65, 0.26),
    ];
}
