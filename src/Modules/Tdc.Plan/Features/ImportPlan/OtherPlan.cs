using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain.Annex;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>Tells when a file is of another decision than the plans that run, so that nobody takes another province's plan in by mistake.</summary>
/// <remarks>Storing such a file is allowed: it makes a plan of its own, or fills the one whose number it bears. It is only never done unasked.</remarks>
internal static class OtherPlan
{
    /// <summary>The code of the warning.</summary>
    public const string Code = "other-plan";

    /// <summary>The warning, or <see langword="null"/> when the file is of a plan that runs, when none runs, or when the file names no decision.</summary>
    /// <param name="db">The database.</param>
    /// <param name="number">Number of the file's decision.</param>
    /// <param name="issued">Its day.</param>
    /// <param name="today">The day.</param>
    /// <param name="text">The words.</param>
    /// <param name="cancellation">Stops the question.</param>
    public static async Task<AnnexWarning?> FindAsync(
        TdcDbContext db, string? number, DateOnly? issued, DateOnly today, IStringLocalizer<ImportText> text, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(number))
        {
            return null;
        }

        var running = await db.Set<Domain.Plan>().AsNoTracking().Where(p => p.EndsOn >= today).OrderBy(p => p.IssuedOn).Select(p => new { p.Number, p.IssuedOn }).ToListAsync(cancellation);
        if (running.Count == 0 || running.Exists(p => p.Number.Equals(number.Trim(), StringComparison.OrdinalIgnoreCase) && (issued is null || p.IssuedOn == issued)))
        {
            return null;
        }

        return new(0, Code, text["warning." + Code, Named(number.Trim(), issued), string.Join("; ", running.Select(p => Named(p.Number, p.IssuedOn)))]);
    }

    private static string Named(string number, DateOnly? day) => day is { } d ? $"{number} ({d.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)})" : number;
}
