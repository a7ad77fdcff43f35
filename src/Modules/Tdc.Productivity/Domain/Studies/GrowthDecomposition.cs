using Tdc.Productivity.Domain.Rules;
using Tdc.ProductivityAnalysis;
using Tdc.ProductivityAnalysis.Growth;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>Sources of growth between two years that follow each other, by both methods.</summary>
/// <param name="Account">Törnqvist: logarithmic changes.</param>
/// <param name="Official">The statistics office's variant: simple rates, fixed coefficients.</param>
/// <param name="Coefficients">The coefficients that held.</param>
internal sealed record GrowthStep(GrowthAccount Account, OfficialVariant Official, TfpCoefficients Coefficients);

/// <summary>Growth accounting of a place over some years.</summary>
/// <param name="Steps">Year by year.</param>
/// <param name="HoursUsed">Whether labour is hours, not persons.</param>
internal sealed record GrowthDecomposition(IReadOnlyList<GrowthStep> Steps, bool HoursUsed)
{
    /// <summary>Growth of value added over the span, logarithmic.</summary>
    public double Growth => Steps.Sum(s => s.Account.ValueAdded);

    /// <summary>Contribution of labour.</summary>
    public double Labour => Steps.Sum(s => s.Account.Hours);

    /// <summary>Contribution of capital.</summary>
    public double Capital => Steps.Sum(s => s.Account.Capital);

    /// <summary>Growth of total factor productivity.</summary>
    public double Productivity => Steps.Sum(s => s.Account.TotalFactorProductivity);

    /// <summary>Part of growth due to total factor productivity, per cent; <see cref="double.NaN"/> where it means nothing.</summary>
    public double ProductivityShare => GrowthContribution.Of(Productivity, Growth);

    /// <summary>Accounts year by year.</summary>
    /// <exception cref="AnalysisException">A value is missing or not above zero.</exception>
    public static GrowthDecomposition Compute(SpanSeries added, SpanSeries labour, SpanSeries capital, SpanSeries share, int from, int to, IReadOnlyList<TfpCoefficients> rules)
    {
        List<GrowthYear> years = [.. Enumerable.Range(from, to - from + 1).Select(y => new GrowthYear(y, added.At(y), labour.At(y), 1, capital.At(y), share.At(y)))];
        var coefficients = years.ToDictionary(y => y.Year, y => rules.On(new DateOnly(y.Year, 12, 31)));
        var accounts = GrowthAccounting.Account(years, coefficients[to].Capital);
        return new([.. accounts.Select(a => new GrowthStep(a, OfficialVariant.Compute(
            (added.At(a.Year - 1), added.At(a.Year)), (capital.At(a.Year - 1), capital.At(a.Year)), (labour.At(a.Year - 1), labour.At(a.Year)), coefficients[a.Year].Capital), coefficients[a.Year]))],
            labour.Series.Indicator == "H");
    }
}
