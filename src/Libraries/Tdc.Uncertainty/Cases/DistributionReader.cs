using System.Globalization;
using System.Text.Json;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Uncertainty.Cases;

/// <summary>Reads the distribution of a quantity.</summary>
/// <remarks>Faults name the quantity and the key, such as <c>mS.k</c>.</remarks>
internal static class DistributionReader
{
    /// <summary>Reads it.</summary>
    /// <param name="part">The object under <c>distribution</c>.</param>
    /// <param name="name">The quantity.</param>
    /// <param name="dof">Stated degrees of freedom; null when none are.</param>
    /// <param name="readings">What readings of the quantity say, if there are any: they serve where a figure is absent.</param>
    public static Distribution Read(JsonElement part, string name, double? dof, Readings? readings)
    {
        var type = CaseText.Text(part, "type");
        try
        {
            return type switch
            {
                "constant" => new ExactValue(),
                "normal" => Normal(part, name, dof, readings),
                "standard" => new NormalDistribution(Figure(part, name, "u"), ShapeKnown: false),
                "t" => StudentT(part, name, dof, readings),
                "uniform" => new UniformDistribution(Figure(part, name, "halfWidth")),
                "triangular" => new TriangularDistribution(Figure(part, name, "halfWidth")),
                "arcsine" => new ArcsineDistribution(Figure(part, name, "halfWidth")),
                "trapezoid" => new TrapezoidDistribution(Figure(part, name, "halfWidth"), Figure(part, name, "beta")),
                "ctrap" => new CurvilinearTrapezoid(Figure(part, name, "halfWidth"), Figure(part, name, "limitHalfWidth")),
                _ => throw new UncertaintyException(UncertaintyFault.UnknownKind, $"{name}: {type}", 0, $"The distribution '{type}' of '{name}' is not known."),
            };
        }
        catch (UncertaintyException fault) when (!fault.Subject.StartsWith(name, StringComparison.Ordinal))
        {
            throw fault.About($"{name}.{fault.Subject}");
        }
    }

    private static NormalDistribution Normal(JsonElement part, string name, double? dof, Readings? readings)
    {
        if (CaseText.Optional(part, "u") is not null)
        {
            var standard = Figure(part, name, "u");
            Agree(part, name, standard);
            return new NormalDistribution(standard);
        }

        if (CaseText.Optional(part, "U") is null)
        {
            return readings is not null
                ? new NormalDistribution(readings.StandardUncertainty)
                : throw new UncertaintyException(UncertaintyFault.Missing, $"{name}.u", 0, $"'{name}' has neither u nor U.");
        }

        var expanded = Figure(part, name, "U");
        if (CaseText.Optional(part, "k") is not null)
        {
            return NormalDistribution.FromCertificate(expanded, Figure(part, name, "k"));
        }

        // A certificate without k is no use unless it says for which probability U is.
        return CaseText.Optional(part, "p") is not null
            ? NormalDistribution.FromCoverage(expanded, Figure(part, name, "p"), CertificateDof(part, name, dof))
            : throw new UncertaintyException(UncertaintyFault.Missing, $"{name}.k", 0, $"The certificate of '{name}' gives U without k or p.");
    }

    /// <summary>Where U and k stand beside u, all three must say the same, within what rounding to two digits may change.</summary>
    private static void Agree(JsonElement part, string name, double standard)
    {
        if (CaseText.Optional(part, "U") is null || CaseText.Optional(part, "k") is null)
        {
            return;
        }

        var (expanded, factor) = (Figure(part, name, "U"), Figure(part, name, "k"));
        var other = NormalDistribution.FromCertificate(expanded, factor).StandardUncertainty;
        if (Math.Abs(other - standard) > 0.06 * Math.Max(other, standard))
        {
            throw new UncertaintyException(UncertaintyFault.Mismatch, $"{name}.u", 0, $"'{name}' has a u that is not U/k.")
            {
                Reason = "u-U",
                Values = [standard.ToString("R", CultureInfo.InvariantCulture), expanded.ToString("R", CultureInfo.InvariantCulture), factor.ToString("R", CultureInfo.InvariantCulture)],
            };
        }
    }

    private static double CertificateDof(JsonElement part, string name, double? stated) =>
        CaseText.Optional(part, "dof") is { } own ? Dof(own, name) : stated ?? double.PositiveInfinity;

    private static TDistribution StudentT(JsonElement part, string name, double? stated, Readings? readings)
    {
        var scale = CaseText.Optional(part, "scale") is null && readings is not null ? readings.StandardUncertainty : Figure(part, name, "scale");
        var dof = CaseText.Optional(part, "dof") is { } own ? Dof(own, name)
            : stated ?? readings?.Dof
            ?? throw new UncertaintyException(UncertaintyFault.Missing, $"{name}.dof", 0, $"The t distribution of '{name}' has no degrees of freedom.");
        return new TDistribution(scale, dof);
    }

    /// <summary>Degrees of freedom: a number above 0, or <c>"inf"</c>.</summary>
    public static double Dof(JsonElement value, string name)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() is "inf" or "Infinity" or "infinity" or "∞")
        {
            return double.PositiveInfinity;
        }

        var dof = CaseText.NumberOf(value, $"{name}.dof");
        return dof > 0
            ? dof
            : throw new UncertaintyException(UncertaintyFault.OutOfRange, $"{name}.dof", 0, $"The degrees of freedom of '{name}' are not above 0.");
    }

    private static double Figure(JsonElement part, string name, string key) =>
        CaseText.Optional(part, key) is { } value
            ? CaseText.NumberOf(value, $"{name}.{key}")
            : throw new UncertaintyException(UncertaintyFault.Missing, $"{name}.{key}", 0, $"'{name}' has no '{key}'.");
}
