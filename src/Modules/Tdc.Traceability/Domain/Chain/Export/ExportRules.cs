using System.Globalization;

namespace Tdc.Traceability.Domain.Chain.Export;

/// <summary>A rule of a market. The table is <c>Data/export-rules.csv</c>.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Value">Number or day.</param>
/// <param name="From">First day that the rule is known for.</param>
/// <param name="Basis">Law.</param>
/// <param name="Status">How it is known: <c>seen</c> or <c>unverified</c>.</param>
internal sealed record ExportRule(string Code, string Value, DateOnly From, string Basis, string Status)
{
    private static readonly ExportRule[] all =
        [.. DataTable.Read("export-rules.csv").Select(r => new ExportRule(r[0], r[1], DateOnly.ParseExact(r[2], "yyyy-MM-dd", CultureInfo.InvariantCulture), r[4], r[5]))];

    /// <summary>Rules of a market: those whose code begins with its name.</summary>
    public static IEnumerable<ExportRule> Of(string prefix) => all.Where(r => r.Code.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The latest rule of a code.</summary>
    public static ExportRule Find(string code) => all.Where(r => r.Code == code).MaxBy(r => r.From) ?? throw new InvalidOperationException($"No rule {code}.");

    /// <summary>The value as a number.</summary>
    public decimal Number => decimal.Parse(Value, CultureInfo.InvariantCulture);
}
