using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Platform.Audit;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Register.Bodies;

/// <summary>Ranges of numbers issued to bodies, and the numbers used or voided.</summary>
internal sealed class MarkBook(TdcDbContext db, OrganisationRegister register, TimeProvider clock)
{
    /// <summary>A number was used before, by whomever.</summary>
    public static readonly Refusal Used = new(RefusalKind.Conflict, "metrology.mark-used");

    /// <summary>Issues a range to a body, for the department.</summary>
    public async Task<Outcome<Done>> IssueAsync(RegisterRights rights, string unitCode, MarkKind? kind, string prefix, int? first, int? last, CancellationToken cancellation)
    {
        if (!rights.Department)
        {
            return new Refusal(RefusalKind.Forbidden, "metrology.department-only");
        }

        Dictionary<string, string[]> faults = [];
        var unit = (await register.NowAsync(cancellation)).ByCode(unitCode.Trim(), clock.TodayInVietnam);
        if (unit is null || !await db.Set<Designation>().AnyAsync(d => d.Body == unit.Lineage, cancellation))
        {
            faults["unit"] = ["metrology.no-such-body"];
        }

        var tidy = MarkRange.Tidy(prefix);
        if (tidy.Length is 0 or > 20 || !tidy.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') || char.IsAsciiDigit(tidy[^1]))
        {
            faults["prefix"] = ["metrology.prefix-shape"];
        }

        if (kind is null)
        {
            faults["kind"] = ["metrology.field-needed"];
        }

        if (first is null or < 1)
        {
            faults["first"] = ["metrology.number-needed"];
        }

        if (last is null || last < first || last - first >= MarkRange.Most)
        {
            faults["last"] = ["metrology.range-order"];
        }

        if (faults.Count > 0)
        {
            return new Refusal(RefusalKind.Fields, "metrology.check-fields") { Fields = faults };
        }

        // Reading and writing in one transaction; the unique key of prefix and first number stops two who issue the same range at once.
        try
        {
            return await db.InTransactionAsync(
                async () =>
                {
                    if (await db.Set<MarkRange>().AnyAsync(r => r.Prefix == tidy && r.First <= last && r.Last >= first, cancellation))
                    {
                        return new Refusal(RefusalKind.Conflict, "metrology.range-overlaps");
                    }

                    var range = new MarkRange
                    {
                        Id = clock.NewId<MarkRangeId>(),
                        Body = unit!.Lineage,
                        Kind = kind!.Value,
                        Prefix = tidy,
                        First = first!.Value,
                        Last = last!.Value,
                        Digits = Math.Max(6, last.Value.ToString(System.Globalization.CultureInfo.InvariantCulture).Length),
                        IssuedOn = clock.TodayInVietnam,
                        Next = first.Value,
                        CreatedAt = clock.GetUtcNow(),
                    };
                    db.Add(range);
                    db.AddAudit(clock, rights.Asker, "metrology.range-issued", "metrology.mark-range", range.Id.Value, new { body = unit.Lineage.Value, prefix = tidy, first, last });
                    await db.SaveChangesAsync(cancellation);
                    return (Outcome<Done>)Done.Instance;
                },
                cancellation);
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
        {
            return new Refusal(RefusalKind.Conflict, "metrology.range-overlaps");
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Voids a number that was torn, lost or spoiled; it can never be used. The body's people and the department.</summary>
    public async Task<Outcome<Done>> VoidAsync(RegisterRights rights, string number, string reason, CancellationToken cancellation)
    {
        var tidy = MarkRange.Tidy(number);
        if (reason.Length is 0 or > 300)
        {
            return new Refusal(RefusalKind.Fields, "metrology.check-fields") { Fields = new Dictionary<string, string[]> { ["reason"] = ["metrology.reason-needed"] } };
        }

        var range = await FindRangeAsync(tidy, cancellation);
        if (range is null || (!rights.Department && rights.Bodies.All(b => b.Unit != range.Body)))
        {
            return new Refusal(RefusalKind.Fields, "metrology.check-fields") { Fields = new Dictionary<string, string[]> { ["number"] = ["metrology.mark-not-issued"] } };
        }

        db.Add(new Mark { Id = clock.NewId<MarkId>(), Number = tidy, Range = range.Id, Body = range.Body, Kind = range.Kind, On = clock.TodayInVietnam, VoidedBecause = reason });
        db.AddAudit(clock, rights.Asker, "metrology.mark-voided", "metrology.mark-range", range.Id.Value, new { number = tidy });
        try
        {
            await db.SaveChangesAsync(cancellation);
            return Done.Instance;
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
        {
            return Used;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The first number of a body's stamps that was neither used nor voided; <see langword="null"/> when none is left.</summary>
    public async Task<string?> NextStampAsync(LineageId body, CancellationToken cancellation)
    {
        foreach (var range in await db.Set<MarkRange>().AsNoTracking().Where(r => r.Body == body && r.Kind == MarkKind.Stamp && r.Next <= r.Last).OrderBy(r => r.IssuedOn).ThenBy(r => r.Prefix).ThenBy(r => r.First).ToListAsync(cancellation))
        {
            for (var number = range.Next; number <= range.Last && number < range.Next + 200; number++)
            {
                var written = range.NumberOf(number);
                if (!await db.Set<Mark>().AnyAsync(m => m.Number == written, cancellation))
                {
                    return written;
                }
            }
        }

        return null;
    }

    /// <summary>Takes numbers for a verification into the caller's unit of work; what it held before and needs no more is voided.</summary>
    /// <returns>Why not; <see langword="null"/> when they are free. The unique key decides when two ask at once.</returns>
    public async Task<Refusal?> TakeAsync(Verification verification, string stamp, IReadOnlyList<string> seals, DateOnly today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(verification);
        var wanted = seals.Select(s => (Number: s, IsStamp: false)).Concat(stamp.Length > 0 ? [(stamp, true)] : []).ToList();
        if (wanted.Count > 20 || wanted.Any(w => w.Number.Length > 40) || wanted.Select(w => w.Number).Distinct().Count() < wanted.Count)
        {
            return Used;
        }

        var held = await db.Set<Mark>().Where(m => m.Verification == verification.Id && m.VoidedBecause == "").ToListAsync(cancellation);
        foreach (var mark in held.Where(m => wanted.All(w => w.Number != m.Number)))
        {
            mark.VoidedBecause = "kết luận thay đổi";
        }

        foreach (var (number, isStamp) in wanted.Where(w => held.All(m => m.Number != w.Number)))
        {
            if (await db.Set<Mark>().AnyAsync(m => m.Number == number, cancellation))
            {
                return Used;
            }

            var range = await FindRangeAsync(number, cancellation);
            if (range is null || range.Body != verification.Body || (range.Kind == MarkKind.Stamp) != isStamp)
            {
                return Refusal.Rule("metrology.mark-not-issued");
            }

            db.Add(new Mark { Id = clock.NewId<MarkId>(), Number = number, Range = range.Id, Body = range.Body, Kind = range.Kind, Verification = verification.Id, On = today });
            range.Next = Math.Max(range.Next, range.PlaceOf(number)!.Value + 1);
        }

        return null;
    }

    private async Task<MarkRange?> FindRangeAsync(string number, CancellationToken cancellation)
    {
        var digits = number.Length - number.AsSpan().TrimEnd("0123456789").Length;
        var prefix = number[..^digits];
        return (await db.Set<MarkRange>().Where(r => r.Prefix == prefix).ToListAsync(cancellation)).Find(r => r.PlaceOf(number) is not null);
    }
}
