using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Productivity.Features.Enterprises.Figures;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Enterprises.Import;

/// <summary>Opens files with figures and keeps what was read in one transaction.</summary>
internal sealed class FigureFiles(TdcDbContext db, IStringLocalizer<EnterpriseText> text, IStringLocalizer<DocumentsText> cells)
{
    /// <summary>Opens a table.</summary>
    /// <returns>What keeps it from being read, or <see langword="null"/>.</returns>
    public string? Open(Stream file, string fileName, bool severalFirms, int most, out Table? table)
    {
        List<string> headings = [.. FigureColumns.All(severalFirms).SelectMany(FigureColumns.Names)];
        var fault = TableReader.Read(file, fileName, TableLimits.Default with { MaxRows = most }, out table, headings);
        if (fault != TableFault.None || table is null)
        {
            return cells["table." + fault] is { ResourceNotFound: false } words ? words.Value : text["import.unreadable"];
        }

        foreach (var column in severalFirms ? (IReadOnlyList<string>)["code", "name", "year"] : ["year"])
        {
            if (table.Column(FigureColumns.In(table, column)) < 0)
            {
                return text["import.missing-column", FigureColumns.Shown(column)];
            }
        }

        if (table.RepeatedHeaders is [var twice, ..])
        {
            return text["import.repeated-column", twice];
        }

        var wide = table.Headers.Count;

        // A column that nobody reads would be dropped in silence.
        var known = headings.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (table.Headers.FirstOrDefault(h => h.Length > 0 && !known.Contains(h)) is { } strange)
        {
            return text["import.unknown-column", strange];
        }

        if (table.Rows.FirstOrDefault(r => r.Cells.Skip(wide).Any(c => !c.IsEmpty)) is { } row)
        {
            return text["import.row-too-wide", row.Number, row.Cells.Count, wide];
        }

        return table.Rows.Count == 0 ? text["import.empty"].Value : null;
    }

    /// <summary>Keeps all or nothing.</summary>
    public async Task<Outcome<FigureImport>> KeepAsync(Func<Task<FigureImport>> work, CancellationToken cancellation)
    {
        try
        {
            return await db.InTransactionAsync(work, cancellation);
        }
        catch (ImportRefused refused)
        {
            db.ChangeTracker.Clear();
            return refused.Refusal is { } no ? no : FigureImport.Refused(refused.Faults);
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e) || e is DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return FigureBook.Changed;
        }
    }
}

/// <summary>Carries a no out of a transaction, so that it rolls back.</summary>
internal sealed class ImportRefused : Exception
{
    public ImportRefused(Refusal refusal)
        : base(refusal.Code) => Refusal = refusal;

    public ImportRefused(IReadOnlyList<string> faults)
        : base("rows have faults") => Faults = faults;

    /// <summary>The refusal, if a rule said no.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The faults of rows.</summary>
    public IReadOnlyList<string> Faults { get; } = [];
}
