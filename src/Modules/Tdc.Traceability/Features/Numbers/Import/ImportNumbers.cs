using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Gs1;
using Tdc.Gs1.Keys;
using Tdc.Platform.Audit;
using Tdc.Platform.Documents;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Numbers.Issue;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Numbers.Import;

/// <summary>What an import did, or what has to be mended; never both.</summary>
/// <param name="Added">Numbers that are new.</param>
/// <param name="Known">Numbers of the list that the register already had for this owner.</param>
/// <param name="Products">Products that were made of the list.</param>
/// <param name="Faults">What has to be mended, with rows.</param>
internal sealed record NumberImport(int Added, int Known, int Products, IReadOnlyList<string> Faults);

/// <summary>Takes an owner's list of numbers into the register: whole, or not at all. The same list again changes nothing.</summary>
internal sealed class ImportNumbersHandler(
    TdcDbContext db, OrganisationRegister units, Register.TradeRegister cache, TimeProvider clock, IStringLocalizer<NumbersText> text, IStringLocalizer<DocumentsText> cells)
{
    private const int MostFaults = 100;
    private const int MostRows = 20_000;

    /// <summary>Headings of the table, in the reader's language: number, name, English name, brand, group, remark.</summary>
    public IReadOnlyList<string> Headings => [text["import.number"], text["import.name"], text["import.name-en"], text["import.brand"], text["import.group"], text["import.note"]];

    /// <summary>An empty table to be filled in.</summary>
    public Sheet Template() => new()
    {
        Name = text["import.sheet"],
        Columns = [.. Headings.Select((h, i) => new SheetColumn(h, i is 1 or 2 ? 40 : 20) { Choices = i == 4 ? [.. CodeLists.ProductGroups.Select(g => g.Name)] : [] })],
        Rows = [],
        TemplateRows = 500,
    };

    /// <summary>Reads and keeps a list.</summary>
    /// <param name="rights">Of the asker.</param>
    /// <param name="owner">Whose numbers they are.</param>
    /// <param name="file">XLSX or CSV.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="cancellation">Stops the work; nothing is kept.</param>
    public async Task<Outcome<NumberImport>> HandleAsync(TradeRights rights, LineageId owner, Stream file, string fileName, CancellationToken cancellation)
    {
        if (!rights.Sees(owner) || !(await units.NowAsync(cancellation)).Knows(owner))
        {
            return TradeSaving.NoSuch;
        }

        if (!rights.WritesFor(owner))
        {
            return TradeSaving.NotYours;
        }

        var headings = Headings;
        var fault = TableReader.Read(file, fileName, TableLimits.Default with { MaxRows = MostRows }, out var table, headings);
        if (fault != TableFault.None || table is null)
        {
            var words = cells["table." + fault];
            return new NumberImport(0, 0, 0, [words.ResourceNotFound ? text["import.unreadable"] : words.Value]);
        }

        if (table.Missing([headings[0]]).Count > 0)
        {
            return new NumberImport(0, 0, 0, [text["import.missing-column", headings[0]]]);
        }

        if (table.RepeatedHeaders is [var twice, ..])
        {
            return new NumberImport(0, 0, 0, [text["import.repeated-column", twice]]);
        }

        if (table.Rows.Count == 0)
        {
            return new NumberImport(0, 0, 0, [text["import.empty"]]);
        }

        var faults = new List<string>();
        var rows = Read(table, headings, faults);
        if (faults.Count > 0)
        {
            return new NumberImport(0, 0, 0, faults);
        }

        try
        {
            var result = await db.InTransactionAsync(() => KeepAsync(rights, owner, rows, headings[0], cancellation), cancellation);
            cache.Forget();
            return result;
        }
        catch (ImportRefused refused)
        {
            db.ChangeTracker.Clear();
            return new NumberImport(0, 0, 0, refused.Faults);
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("trade.number-taken");
        }
    }

    private sealed record Row(int Number, NumberKind Kind, string Value, string Digits, string Name, string NameEn, string Brand, string Group, string Note);

    private List<Row> Read(Table table, IReadOnlyList<string> headings, List<string> faults)
    {
        var rows = new List<Row>();
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (faults.Count >= MostFaults)
            {
                faults.Add(text["import.more"]);
                break;
            }

            List<CellError> errors = [];
            var reader = new RowReader(table, row, errors);
            var typed = TradeText.Digits(reader.Text(headings[0], 40, required: true));
            var (name, nameEn, brand) = (reader.Text(headings[1], 300) ?? "", reader.Text(headings[2], 300) ?? "", reader.Text(headings[3], 200) ?? "");
            var group = reader.Choice(headings[4], CodeLists.ProductGroups.Select(g => g.Name)) is { } chosen ? CodeLists.ProductGroups.First(g => g.Name == chosen).Code : "";
            var note = reader.Text(headings[5], 200) ?? "";
            faults.AddRange(errors.Select(e => text["import.fault", e.Row, e.Column, Words(e)].Value));
            if (errors.Count > 0)
            {
                continue;
            }

            // A spreadsheet that took the number for a number dropped its leading zeros.
            var digits = typed.Length is 11 or 7 ? typed.PadLeft(typed.Length + 1, '0') : typed;
            if (Gtin.Read(digits, out var gtin) is var wrong and not Gs1Fault.None)
            {
                faults.Add(text["import.fault", row.Number, headings[0], text[wrong == Gs1Fault.CheckDigit ? "import.check-digit" : "import.not-gtin", typed]]);
                continue;
            }

            if (gtin.IsRestricted)
            {
                faults.Add(text["import.fault", row.Number, headings[0], text["trade.gtin-restricted"]]);
                continue;
            }

            if (!seen.TryAdd(gtin.ToString(), row.Number))
            {
                faults.Add(text["import.fault", row.Number, headings[0], text["import.twice", typed, seen[gtin.ToString()]]]);
                continue;
            }

            var kind = gtin.ToPrinted().Length switch { 8 => NumberKind.Gtin8, 12 => NumberKind.Gtin12, 13 => NumberKind.Gtin13, _ => NumberKind.Gtin14 };
            rows.Add(new(row.Number, kind, gtin.ToString(), gtin.IsGtin8 ? "" : gtin.ToString()[1..13], TradeText.Clean(name), TradeText.Clean(nameEn), TradeText.Clean(brand), group, TradeText.Clean(note)));
        }

        return rows;
    }

    private string Words(CellError e) => cells["cell." + e.Fault, e.Value] is { ResourceNotFound: false } found ? found.Value : text["import.bad-cell", e.Value];

    private async Task<NumberImport> KeepAsync(TradeRights rights, LineageId owner, List<Row> rows, string column, CancellationToken cancellation)
    {
        var prefixes = await db.Set<PrefixGrant>().AsNoTracking()
            .Where(p => p.State == PrefixState.Confirmed || (p.State == PrefixState.Declared && p.Owner == owner)).ToListAsync(cancellation);
        PrefixGrant? Of(Row row) => prefixes.Where(p => row.Digits.StartsWith(p.Digits, StringComparison.Ordinal)).OrderBy(p => p.State == PrefixState.Confirmed ? 0 : 1).FirstOrDefault();

        // The same rows that issuing locks, in one order, so that no number is given out while a list with it comes in.
        foreach (var digits in rows.Select(Of).OfType<PrefixGrant>().Select(p => p.Digits).Distinct().Order(StringComparer.Ordinal))
        {
            await CounterRow.LockAsync(db, NumberBook.Series(NumberKind.Gtin13, digits), cancellation);
        }

        Dictionary<string, IssuedNumber> known = new(StringComparer.Ordinal);
        foreach (var part in rows.Select(r => r.Value).Chunk(500))
        {
            foreach (var number in await db.Set<IssuedNumber>().Where(n => n.Space == "gtin" && part.Contains(n.Value)).ToListAsync(cancellation))
            {
                known[number.Value] = number;
            }
        }

        var faults = new List<string>();
        var (added, products) = (0, 0);
        var now = clock.GetUtcNow();
        foreach (var row in rows)
        {
            var number = known.GetValueOrDefault(row.Value);
            var prefix = number is null ? Of(row) : null;
            var fault = number is not null ? number.Owner != owner ? "trade.number-of-other" : null
                : prefix is not null ? prefix.Owner != owner ? "trade.number-of-other" : null
                : rights.Department ? null : "trade.number-outside";
            if (fault is not null)
            {
                faults.Add(text["import.fault", row.Number, column, text[fault]]);
                continue;
            }

            if (number is null)
            {
                added++;
                number = new IssuedNumber
                {
                    Id = clock.NewId<NumberId>(),
                    Space = "gtin",
                    Value = row.Value,
                    Kind = row.Kind,
                    Owner = owner,
                    Prefix = prefix?.Id,
                    Origin = NumberOrigin.Imported,
                    Label = row.Note.Length > 0 ? row.Note : row.Name.Length > 200 ? row.Name[..200] : row.Name,
                    At = now,
                    Version = Guid.CreateVersion7(now),
                };
                db.Add(number);
            }

            products += MakeProduct(row, number, owner, now) ? 1 : 0;
        }

        if (faults.Count > 0)
        {
            throw new ImportRefused(faults);
        }

        if (added + products > 0)
        {
            db.AddAudit(clock, rights.Asker, "trade.numbers-imported", "trade.number", owner.Value, new { rows = rows.Count, added, products });
            await db.SaveChangesAsync(cancellation);
        }

        return new(added, rows.Count - added, products, []);
    }

    // A row with a name makes a product of a number that is still free.
    private bool MakeProduct(Row row, IssuedNumber number, LineageId owner, DateTimeOffset now)
    {
        if (row.Name.Length == 0 || number.State != NumberState.Free)
        {
            return false;
        }

        var product = new Product { Id = clock.NewId<ProductId>(), Owner = owner, NameVi = row.Name, NameEn = row.NameEn, Brand = row.Brand, Group = row.Group, Gtin = row.Value, CreatedAt = now, ChangedAt = now, Version = Guid.CreateVersion7(now) };
        Products.ProductFields.SetSearch(product);
        (number.State, number.UsedBy, number.Version) = (NumberState.Used, product.Id.Value, Guid.CreateVersion7(now));
        db.Add(product);
        return true;
    }

    private sealed class ImportRefused(IReadOnlyList<string> faults) : Exception
    {
        public IReadOnlyList<string> Faults { get; } = faults;
    }
}
