using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Laboratory.People;

/// <summary>A person of the laboratory.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The name that colleagues see.</param>
internal sealed record LaboratoryPerson(Guid Id, string Name);

/// <summary>Gives authorities for methods and ends them; the head of the laboratory's unit does.</summary>
internal sealed class KeepAuthorities(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Those who work in the laboratory today.</summary>
    public async Task<List<LaboratoryPerson>> PeopleAsync(CalibrationLaboratory laboratory, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        var held = await db.Set<UnitRole>().AsNoTracking()
            .Where(r => r.Unit == laboratory.Unit && (r.Role == Role.Laboratory || r.Role == Role.Head) && r.ValidFrom <= today && (r.ValidTo == null || today <= r.ValidTo))
            .Join(db.Users, r => r.UserId, u => u.Id, (r, u) => new { u.Id, u.DisplayName }).ToListAsync(cancellation);
        return [.. held.Distinct().OrderBy(p => p.DisplayName, StringComparer.Ordinal).Select(p => new LaboratoryPerson(p.Id, p.DisplayName))];
    }

    /// <summary>Gives an authority.</summary>
    public async Task<Outcome<Done>> GrantAsync(
        LaboratoryRights rights, Guid person, MethodId method, AuthorityKind kind, DateOnly from, DateOnly? to, string basis, CancellationToken cancellation)
    {
        if (!rights.Heads)
        {
            return rights.Reads ? new Refusal(RefusalKind.Forbidden, "laboratory.head-only") : LaboratoryDesk.NotFound;
        }

        Dictionary<string, string[]> faults = [];
        var known = (await PeopleAsync(rights.Laboratory, cancellation)).Find(p => p.Id == person);
        if (known is null)
        {
            faults["person"] = ["form.choose"];
        }

        if (!await db.Set<CalibrationMethod>().AnyAsync(m => m.Id == method && m.Laboratory == rights.Laboratory.Id, cancellation))
        {
            faults["method"] = ["form.choose"];
        }

        if (to < from)
        {
            faults["to"] = ["laboratory.date-order"];
        }

        if (basis.Length is 0 or > 300)
        {
            faults["basis"] = ["form.needed"];
        }

        if (LaboratorySaving.Fields(faults) is { } no)
        {
            return no;
        }

        var authority = new Authority
        {
            Id = clock.NewId<AuthorityId>(),
            Laboratory = rights.Laboratory.Id,
            Person = person,
            PersonName = known!.Name,
            Method = method,
            Kind = kind,
            Basis = basis,
            ValidFrom = from,
            ValidTo = to,
        };
        db.Add(authority);
        db.AddAudit(clock, rights.Asker, "laboratory.authority-given", "laboratory.authority", authority.Id.Value, new { person, method = method.Value, kind = kind.ToString(), from, to, basis });
        return await db.TrySaveAsync("laboratory.changed-meanwhile", cancellation);
    }

    /// <summary>Ends an authority on a day; what was done under it until then stands.</summary>
    public async Task<Outcome<Done>> EndAsync(LaboratoryRights rights, AuthorityId id, DateOnly lastDay, CancellationToken cancellation)
    {
        if (!rights.Heads)
        {
            return rights.Reads ? new Refusal(RefusalKind.Forbidden, "laboratory.head-only") : LaboratoryDesk.NotFound;
        }

        var authority = await db.Set<Authority>().SingleOrDefaultAsync(a => a.Id == id && a.Laboratory == rights.Laboratory.Id, cancellation);
        if (authority is null)
        {
            return LaboratoryDesk.NotFound;
        }

        if (lastDay < authority.ValidFrom)
        {
            db.ChangeTracker.Clear();
            return new Refusal(RefusalKind.Fields, "laboratory.check-fields") { Fields = new Dictionary<string, string[]> { ["lastDay"] = ["laboratory.date-order"] } };
        }

        authority.ValidTo = lastDay;
        db.AddAudit(clock, rights.Asker, "laboratory.authority-ended", "laboratory.authority", id.Value, new { lastDay });
        return await db.TrySaveAsync("laboratory.changed-meanwhile", cancellation);
    }
}
