using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Outcomes;
using Tdc.Productivity.Features.Enterprises.Figures;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Enterprises.Import;

/// <summary>What a file did to a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Effect">Same: it said what was known. Draft: it stands in the draft. Correction: in the correction of what was sent. Undone: the correction says again what was sent, and is gone.</param>
internal sealed record YearEffect(int Year, FigureEffect Effect);

/// <summary>What a file did, or what has to be mended in it; never both.</summary>
/// <param name="Rows">Rows taken in.</param>
/// <param name="Firms">Enterprises that are new.</param>
/// <param name="Faults">What has to be mended, with rows and columns.</param>
/// <param name="Warnings">What stands out and was taken in all the same.</param>
internal sealed record FigureImport(int Rows, int Firms, IReadOnlyList<string> Faults, IReadOnlyList<string> Warnings)
{
    /// <summary>In a file of one enterprise, what the file did to each of its years, in the order of the file.</summary>
    public IReadOnlyList<YearEffect> Years { get; init; } = [];

    /// <summary>A file that was not taken in.</summary>
    public static FigureImport Refused(params IReadOnlyList<string> faults) => new(0, 0, faults, []);
}

/// <summary>Takes in a table of one enterprise, whole or not at all. The same file again changes nothing.</summary>
internal sealed class ImportFigures(FigureBook book, FirmDesk desks, FigureFiles files, IStringLocalizer<EnterpriseText> text, IStringLocalizer<DocumentsText> cells)
{
    private const int MostRows = 50;

    /// <summary>Takes in several years of one enterprise as drafts, to be checked and sent on the page.</summary>
    public async Task<Outcome<FigureImport>> HandleAsync(Desk desk, Stream file, string fileName, CancellationToken cancellation)
    {
        if (!desk.Writes)
        {
            return Refusal.NotFound("productivity.no-such-firm");
        }

        if (files.Open(file, fileName, false, MostRows, out var table) is { } unreadable)
        {
            return FigureImport.Refused(unreadable);
        }

        var reader = new FigureRowReader(table!, await desks.CommunesAsync(cancellation), text, cells);
        var rows = reader.Read(false, (1990, 2100));
        var faults = reader.Faults;
        faults.AddRange(rows.Select(r => (r.Number, No: book.Gate(desk, r.Year))).Where(r => r.No is not null)
            .Select(r => text["import.fault", r.Number, FigureColumns.In(table!, "year"), r.No!.Message(text)].Value));
        if (faults.Count > 0)
        {
            return FigureImport.Refused(faults);
        }

        return await files.KeepAsync(async () =>
        {
            List<YearEffect> years = [];
            foreach (var row in rows)
            {
                if (!(await book.SaveAsync(desk, row.Year, null, row.Apply, cancellation)).TryGet(out var saved, out var no))
                {
                    throw new ImportRefused(no);
                }

                years.Add(new(row.Year, saved.Effect));
            }

            return new FigureImport(rows.Count, 0, [], []) { Years = years };
        }, cancellation);
    }
}
