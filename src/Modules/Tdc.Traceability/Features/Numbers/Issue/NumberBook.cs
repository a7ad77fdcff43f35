using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tdc.Gs1;
using Tdc.Gs1.ApplicationIdentifiers;
using Tdc.Gs1.Keys;
using Tdc.Platform.Audit;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Features.Numbers.Issue;

/// <summary>Numbers that were given out at one request.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Values">The numbers as printed, all of them; of a run the first and the last.</param>
/// <param name="Count">How many.</param>
/// <param name="Id">Id of the number, or of the run.</param>
internal sealed record GivenNumbers(NumberKind Kind, IReadOnlyList<string> Values, int Count, NumberId Id);

/// <summary>Gives out numbers, none of them twice.</summary>
/// <remarks>
/// One transaction holds the row of the series, looks which candidates are taken (lists that owners imported), writes the numbers and moves the row; a unique key
/// stands behind it. Rows are never deleted, so that a number is not given out again after its product is gone.
/// Source: GS1 General Specifications, 1.7 and 4.2.6 (a GTIN is not reused).
/// </remarks>
internal sealed partial class NumberBook(TdcDbContext db, OrganisationRegister units, TimeProvider clock)
{
    /// <summary>Most single numbers at one request.</summary>
    public const int MostAtOnce = 1_000;

    /// <summary>Most numbers of a run.</summary>
    public const int MostInRun = 1_000_000;

    private const int Window = 500;

    /// <summary>Gives out GTIN-13s or GLNs under a prefix.</summary>
    public Task<Outcome<GivenNumbers>> IssueAsync(TradeRights rights, PrefixId prefixId, NumberKind kind, int count, string? label, CancellationToken cancellation) =>
        InOneAsync(async () =>
        {
            var prefix = await UsableAsync(rights, prefixId, cancellation);
            if (kind is not (NumberKind.Gtin13 or NumberKind.Gln))
            {
                throw new TradeRefused(TradeFields.Of("kind", "trade.kind-not-from-prefix"));
            }

            CheckCount(count, MostAtOnce);
            CompanyPrefix.Read(prefix.Digits, out var company);
            var key = kind == NumberKind.Gln ? KeyKind.Gln : KeyKind.Gtin13;
            var capacity = company.Capacity(key);
            return await TakeAsync(rights, kind, Series(kind, prefix.Digits), prefix.Owner, prefix.Id, capacity, count, label,
                reference => kind == NumberKind.Gln ? company.Make(key, reference).Value : "0" + company.Make(key, reference).Value, cancellation);
        });

    /// <summary>Gives out the platform's own numbers of products or places, for those without a prefix.</summary>
    public Task<Outcome<GivenNumbers>> IssueOwnAsync(TradeRights rights, LineageId owner, NumberKind kind, int count, string? label, CancellationToken cancellation) =>
        InOneAsync(async () =>
        {
            await MayAsync(rights, owner, cancellation);
            if (kind is not (NumberKind.OwnProduct or NumberKind.OwnPlace))
            {
                throw new TradeRefused(TradeFields.Of("kind", "trade.kind-not-own"));
            }

            CheckCount(count, MostAtOnce);
            return await TakeAsync(rights, kind, IssuedNumber.SpaceOf(kind), owner, null, OwnNumber.Capacity, count, label, reference => OwnNumber.Make(kind, reference), cancellation);
        });

    /// <summary>Makes the GTIN-14 of a carton of an item: its GTIN with a packing level in front.</summary>
    /// <param name="rights">Of the asker.</param>
    /// <param name="of">The GTIN of the item, 8 to 13 digits.</param>
    /// <param name="indicator">1 to 8, or 9 for variable measure.</param>
    /// <param name="label">What it is meant for.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task<Outcome<GivenNumbers>> IssueCartonAsync(TradeRights rights, string of, int indicator, string? label, CancellationToken cancellation) =>
        InOneAsync(async () =>
        {
            if (Gtin.Read(TradeText.Digits(of), out var item) != Gs1Fault.None || item.Indicator != 0)
            {
                throw new TradeRefused(TradeFields.Of("of", "trade.gtin-wrong"));
            }

            if (indicator is < 1 or > 9)
            {
                throw new TradeRefused(TradeFields.Of("indicator", "trade.indicator-range"));
            }

            var text = item.ToString();
            var known = await db.Set<IssuedNumber>().AsNoTracking().SingleOrDefaultAsync(n => n.Space == "gtin" && n.Value == text, cancellation);
            if (known is null || !rights.Sees(known.Owner))
            {
                throw new TradeRefused(TradeSaving.NoSuch);
            }

            await MayAsync(rights, known.Owner, cancellation);
            var number = Row(NumberKind.Gtin14, item.WithIndicator(indicator).ToString(), known.Owner, known.Prefix, NumberOrigin.Issued, label);
            return await KeepAsync(rights, number, cancellation);
        });

    /// <summary>Records a number that the authority granted singly: a GTIN-8, or a GLN without a prefix.</summary>
    public Task<Outcome<GivenNumbers>> GrantAsync(TradeRights rights, LineageId owner, NumberKind kind, string value, string? label, CancellationToken cancellation) =>
        InOneAsync(async () =>
        {
            await MayAsync(rights, owner, cancellation);
            if (!rights.Department)
            {
                throw new TradeRefused(new Refusal(RefusalKind.Forbidden, "trade.department-only"));
            }

            var digits = TradeText.Digits(value);
            var number = kind switch
            {
                NumberKind.Gtin8 when digits.Length == 8 && Gtin.Read(digits, out var gtin) == Gs1Fault.None => Row(kind, gtin.ToString(), owner, null, NumberOrigin.Granted, label),
                NumberKind.Gln when Gs1Key.Check(KeyKind.Gln, digits) == Gs1Fault.None => Row(kind, digits, owner, null, NumberOrigin.Granted, label),
                NumberKind.Gtin8 or NumberKind.Gln => throw new TradeRefused(TradeFields.Of("value", "trade.number-wrong")),
                _ => throw new TradeRefused(TradeFields.Of("kind", "trade.kind-not-single")),
            };
            return await KeepAsync(rights, number, cancellation);
        });

    /// <summary>Gives out a run of SSCCs.</summary>
    public Task<Outcome<GivenNumbers>> IssueSsccsAsync(TradeRights rights, PrefixId prefixId, int extension, int count, string? label, CancellationToken cancellation) =>
        InOneAsync(async () =>
        {
            var prefix = await UsableAsync(rights, prefixId, cancellation);
            CheckCount(count, MostInRun);
            if (extension is < 0 or > 9)
            {
                throw new TradeRefused(TradeFields.Of("extension", "trade.extension-range"));
            }

            CompanyPrefix.Read(prefix.Digits, out var company);
            var run = new NumberRange
            {
                Id = clock.NewId<NumberId>(),
                Kind = NumberKind.Sscc,
                Series = string.Create(CultureInfo.InvariantCulture, $"sscc:{prefix.Digits}:{extension}"),
                First = 0,
                Count = count,
                Owner = prefix.Owner,
                Prefix = prefix.Id,
                Digits = extension,
                Label = Cut(label),
                At = clock.GetUtcNow(),
            };
            return await RunAsync(rights, run, company.Capacity(KeyKind.Sscc), prefix.Digits, cancellation);
        });

    /// <summary>Gives out a run of serial numbers of a product.</summary>
    /// <param name="rights">Of the asker.</param>
    /// <param name="product">The product.</param>
    /// <param name="lot">The lot; empty for none.</param>
    /// <param name="lead">Up to 5 capital letters and dashes before the digits.</param>
    /// <param name="digits">Digits, 4 to 12.</param>
    /// <param name="count">How many.</param>
    /// <param name="label">What they are meant for.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task<Outcome<GivenNumbers>> IssueSerialsAsync(
        TradeRights rights, ProductId product, string? lot, string? lead, int digits, int count, string? label, CancellationToken cancellation) => InOneAsync(async () =>
        {
            var found = await ProductAsync(rights, product, cancellation);
            CheckCount(count, MostInRun);
            // A lead that ends with a digit would let two runs of different lengths make the same text.
            if (!LeadShape().IsMatch(lead ?? ""))
            {
                throw new TradeRefused(TradeFields.Of("lead", "trade.lead-shape"));
            }

            if (digits is < 4 or > 12)
            {
                throw new TradeRefused(TradeFields.Of("digits", "trade.serial-digits"));
            }

            if (!string.IsNullOrEmpty(lot) && AiTable.Shipped.Find("10")!.Check(lot) != Gs1Fault.None)
            {
                throw new TradeRefused(TradeFields.Of("lot", "trade.lot-shape"));
            }

            var name = found.Gtin ?? found.OwnNumber!;
            var run = new NumberRange
            {
                Id = clock.NewId<NumberId>(),
                Kind = NumberKind.Serial,
                Series = string.Create(CultureInfo.InvariantCulture, $"serial:{name}:{lead}:{digits}"),
                First = 0,
                Count = count,
                Owner = found.Owner,
                Product = name,
                Lot = lot ?? "",
                Lead = lead ?? "",
                Digits = digits,
                Label = Cut(label),
                At = clock.GetUtcNow(),
            };
            return await RunAsync(rights, run, (long)Math.Pow(10, digits), "", cancellation);
        });

    /// <summary>Takes a lot number of a product: the one named, or the next of the day (<c>L261120-01</c>).</summary>
    public Task<Outcome<GivenNumbers>> IssueLotAsync(TradeRights rights, ProductId product, string? lot, string? label, CancellationToken cancellation) => InOneAsync(async () =>
    {
        var found = await ProductAsync(rights, product, cancellation);
        var name = found.Gtin ?? found.OwnNumber!;
        var wanted = lot?.Trim() ?? "";
        if (wanted.Length > 0)
        {
            if (AiTable.Shipped.Find("10")!.Check(wanted) != Gs1Fault.None)
            {
                throw new TradeRefused(TradeFields.Of("lot", "trade.lot-shape"));
            }

            return await KeepAsync(rights, Row(NumberKind.Lot, $"{name}/{wanted}", found.Owner, null, NumberOrigin.Imported, label), cancellation);
        }

        var day = clock.TodayInVietnam.ToString("yyMMdd", CultureInfo.InvariantCulture);
        return await TakeAsync(rights, NumberKind.Lot, $"lot:{name}:{day}", found.Owner, null, 10_000, 1, label,
            reference => string.Create(CultureInfo.InvariantCulture, $"{name}/L{day}-{reference + 1:D2}"), cancellation);
    });

    /// <summary>Enters a GTIN that the owner made itself under one of its prefixes; within the caller's transaction.</summary>
    /// <exception cref="TradeRefused">It lies under no prefix of the owner, or under another's.</exception>
    public async Task<IssuedNumber> EnterAsync(TradeRights rights, LineageId owner, Gtin gtin, string label, CancellationToken cancellation)
    {
        var kind = gtin.ToPrinted().Length switch { 8 => NumberKind.Gtin8, 12 => NumberKind.Gtin12, 13 => NumberKind.Gtin13, _ => NumberKind.Gtin14 };
        return await EnterAsync(rights, owner, kind, gtin.ToString(), gtin.IsGtin8 ? "" : gtin.ToString()[1..13], "gtin", label, cancellation);
    }

    /// <summary>Enters a GLN that the owner made itself under one of its prefixes; within the caller's transaction.</summary>
    /// <exception cref="TradeRefused">It lies under no prefix of the owner, or under another's.</exception>
    public Task<IssuedNumber> EnterGlnAsync(TradeRights rights, LineageId owner, string gln, string label, CancellationToken cancellation) =>
        EnterAsync(rights, owner, NumberKind.Gln, gln, gln[..12], "gln", label, cancellation);

    private async Task<IssuedNumber> EnterAsync(
        TradeRights rights, LineageId owner, NumberKind kind, string value, string digits, string field, string label, CancellationToken cancellation)
    {
        var prefix = await HolderAsync(digits, owner, cancellation);
        if (prefix is null && !rights.Department)
        {
            throw new TradeRefused(TradeFields.Of(field, "trade.number-outside"));
        }

        if (prefix is not null && prefix.Owner != owner)
        {
            throw new TradeRefused(TradeFields.Of(field, "trade.number-of-other"));
        }

        var number = Row(kind, value, owner, prefix?.Id, NumberOrigin.Imported, label);
        db.Add(number);
        db.AddAudit(clock, rights.Asker, "trade.number-entered", "trade.number", number.Id.Value, new { number.Value });
        await db.SaveChangesAsync(cancellation);
        return number;
    }

    // Whose prefix the digits begin with: a confirmed one of anybody, else one that the owner declared.
    private async Task<PrefixGrant?> HolderAsync(string digits, LineageId owner, CancellationToken cancellation)
    {
        if (digits.Length == 0)
        {
            return null;
        }

        var starts = Enumerable.Range(NumberRules.ShortestPrefix, NumberRules.LongestPrefix - NumberRules.ShortestPrefix + 1).Select(n => digits[..n]).ToList();
        var found = await db.Set<PrefixGrant>().AsNoTracking()
            .Where(p => starts.Contains(p.Digits) && (p.State == PrefixState.Confirmed || (p.State == PrefixState.Declared && p.Owner == owner))).ToListAsync(cancellation);
        return found.Find(p => p.State == PrefixState.Confirmed) ?? found.FirstOrDefault();
    }

    /// <summary>Says that a free number is no longer used. It stays taken.</summary>
    public async Task<Outcome<Guid>> RetireAsync(TradeRights rights, NumberId id, CancellationToken cancellation)
    {
        var number = await db.Set<IssuedNumber>().SingleOrDefaultAsync(n => n.Id == id, cancellation);
        if (number is null || !rights.Sees(number.Owner))
        {
            return TradeSaving.NoSuch;
        }

        if (!rights.WritesFor(number.Owner))
        {
            return TradeSaving.NotYours;
        }

        if (number.State != NumberState.Free)
        {
            return Refusal.Rule("trade.number-not-free");
        }

        (number.State, number.Version) = (NumberState.Retired, Guid.CreateVersion7(clock.GetUtcNow()));
        db.AddAudit(clock, rights.Asker, "trade.number-retired", "trade.number", id.Value, new { number.Value });
        return await db.TrySaveAsync(TradeSaving.Changed, cancellation) is { } refusal ? refusal : number.Version;
    }

    /// <summary>The series of single numbers under a prefix.</summary>
    public static string Series(NumberKind kind, string digits) => (kind == NumberKind.Gln ? "gln:" : "gtin:") + digits;

    /// <summary>The number at a place of a run, from 0.</summary>
    public static string At(NumberRange run, string prefix, long position)
    {
        if (run.Kind == NumberKind.Sscc)
        {
            CompanyPrefix.Read(prefix, out var company);
            return company.Make(KeyKind.Sscc, run.First + position, run.Digits).Value;
        }

        return run.Lead + (run.First + position).ToString("D" + run.Digits, CultureInfo.InvariantCulture);
    }

    private async Task<GivenNumbers> TakeAsync(
        TradeRights rights, NumberKind kind, string series, LineageId owner, PrefixId? prefix, long capacity, int count, string? label, Func<long, string> make,
        CancellationToken cancellation)
    {
        var next = await CounterRow.LockAsync(db, series, cancellation);
        var space = IssuedNumber.SpaceOf(kind);
        List<string> free = [];
        while (free.Count < count && next < capacity)
        {
            var size = (int)Math.Min(Math.Min(Window, count - free.Count), capacity - next);
            var from = next;
            var values = Enumerable.Range(0, size).Select(i => make(from + i)).ToList();
            var taken = await db.Set<IssuedNumber>().Where(n => n.Space == space && values.Contains(n.Value)).Select(n => n.Value).ToListAsync(cancellation);
            free.AddRange(values.Except(taken));
            next += size;
        }

        if (free.Count < count)
        {
            throw new TradeRefused(Refusal.Rule("trade.exhausted", capacity, free.Count));
        }

        var rows = free.ConvertAll(value => Row(kind, value, owner, prefix, NumberOrigin.Issued, label));
        db.AddRange(rows);
        db.AddAudit(clock, rights.Asker, "trade.numbers-issued", "trade.number", rows[0].Id.Value, new { kind = kind.ToString(), count, first = rows[0].Value, last = rows[^1].Value });
        await db.SaveChangesAsync(cancellation);
        await CounterRow.MoveAsync(db, series, next, cancellation);
        return new(kind, rows.ConvertAll(r => r.Printed), count, rows[0].Id);
    }

    private async Task<GivenNumbers> RunAsync(TradeRights rights, NumberRange run, long capacity, string prefix, CancellationToken cancellation)
    {
        var next = await CounterRow.LockAsync(db, run.Series, cancellation);
        if (next + run.Count > capacity)
        {
            throw new TradeRefused(Refusal.Rule("trade.exhausted", capacity, capacity - next));
        }

        var kept = new NumberRange
        {
            Id = run.Id,
            Kind = run.Kind,
            Series = run.Series,
            First = next,
            Count = run.Count,
            Owner = run.Owner,
            Prefix = run.Prefix,
            Product = run.Product,
            Lot = run.Lot,
            Lead = run.Lead,
            Digits = run.Digits,
            Label = run.Label,
            At = run.At,
        };
        var (first, last) = (At(kept, prefix, 0), At(kept, prefix, kept.Count - 1));
        db.Add(kept);
        db.AddAudit(clock, rights.Asker, "trade.numbers-issued", "trade.number", kept.Id.Value, new { kind = kept.Kind.ToString(), kept.Count, first, last, kept.Product });
        await db.SaveChangesAsync(cancellation);
        await CounterRow.MoveAsync(db, kept.Series, next + kept.Count, cancellation);
        return new(kept.Kind, kept.Count == 1 ? [first] : [first, last], kept.Count, kept.Id);
    }

    private async Task<GivenNumbers> KeepAsync(TradeRights rights, IssuedNumber number, CancellationToken cancellation)
    {
        db.Add(number);
        db.AddAudit(clock, rights.Asker, "trade.numbers-issued", "trade.number", number.Id.Value, new { kind = number.Kind.ToString(), count = 1, first = number.Value });
        await db.SaveChangesAsync(cancellation);
        return new(number.Kind, [number.Printed], 1, number.Id);
    }

    private IssuedNumber Row(NumberKind kind, string value, LineageId owner, PrefixId? prefix, NumberOrigin origin, string? label) => new()
    {
        Id = clock.NewId<NumberId>(),
        Space = IssuedNumber.SpaceOf(kind),
        Value = value,
        Kind = kind,
        Owner = owner,
        Prefix = prefix,
        Origin = origin,
        Label = Cut(label),
        At = clock.GetUtcNow(),
        Version = Guid.CreateVersion7(clock.GetUtcNow()),
    };

    private async Task<PrefixGrant> UsableAsync(TradeRights rights, PrefixId id, CancellationToken cancellation)
    {
        var prefix = await db.Set<PrefixGrant>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (prefix is null || !rights.Sees(prefix.Owner))
        {
            throw new TradeRefused(TradeSaving.NoSuch);
        }

        await MayAsync(rights, prefix.Owner, cancellation);
        return prefix.IsUsableOn(clock.TodayInVietnam) ? prefix
            : throw new TradeRefused(Refusal.Rule(prefix.State == PrefixState.Confirmed ? "trade.prefix-not-valid" : "trade.prefix-not-confirmed"));
    }

    private async Task MayAsync(TradeRights rights, LineageId owner, CancellationToken cancellation)
    {
        if (!rights.Sees(owner) || !(await units.NowAsync(cancellation)).Knows(owner))
        {
            throw new TradeRefused(TradeSaving.NoSuch);
        }

        if (!rights.WritesFor(owner))
        {
            throw new TradeRefused(TradeSaving.NotYours);
        }
    }

    private async Task<Product> ProductAsync(TradeRights rights, ProductId id, CancellationToken cancellation)
    {
        var product = await db.Set<Product>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (product is null || !rights.Sees(product.Owner))
        {
            throw new TradeRefused(TradeSaving.NoSuch);
        }

        await MayAsync(rights, product.Owner, cancellation);
        return product.WithdrawnOn is null ? product : throw new TradeRefused(Refusal.Rule("trade.product-withdrawn"));
    }

    // A list that is imported meanwhile may take a candidate; then the next try sees it. A number that was named stays taken.
    private async Task<Outcome<GivenNumbers>> InOneAsync(Func<Task<GivenNumbers>> work)
    {
        for (var left = db.Database.CurrentTransaction is null ? 2 : 0; ; left--)
        {
            try
            {
                return await db.InTransactionAsync(work, CancellationToken.None);
            }
            catch (TradeRefused refused)
            {
                db.ChangeTracker.Clear();
                return refused.Refusal;
            }
            catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
            {
                db.ChangeTracker.Clear();
                if (left == 0)
                {
                    return Refusal.Conflict("trade.number-taken");
                }
            }
        }
    }

    private static void CheckCount(int count, int most)
    {
        if (count < 1 || count > most)
        {
            throw new TradeRefused(TradeFields.Of("count", "trade.count-range"));
        }
    }

    private static string Cut(string? label) => TradeText.Clean(label) is { Length: > 200 } longer ? longer[..200] : TradeText.Clean(label);

    [GeneratedRegex(@"\A([A-Z][A-Z0-9-]{0,3}[A-Z-]|[A-Z])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex LeadShape();
}
