using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Organisations;

/// <summary>What may be set right about a unit without an act: where mail goes, other names, remarks.</summary>
/// <param name="Id">The unit as it is over this span.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Email">Address for notices; empty for none.</param>
/// <param name="OtherNames">Short forms by which people search, one a line, at most 20 of up to 100 characters.</param>
/// <param name="Note">Remarks, up to 1000 characters.</param>
public sealed record OrganisationEdit(OrganisationId Id, Guid Version, string? Email, string? OtherNames, string? Note);

/// <summary>Sets a unit's contact data, other names and remarks.</summary>
public sealed class EditOrganisation(TdcDbContext db, OrganisationRegister register, Asker asker, TimeProvider clock)
{
    /// <summary>Stores the edit when nobody changed the unit since it was read.</summary>
    public async Task<Outcome<Organisation>> HandleAsync(OrganisationEdit edit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if (!asker.MayChangeUnits)
        {
            return new Refusal(RefusalKind.Forbidden, "organisations.forbidden");
        }

        var email = (edit.Email ?? "").Trim();
        var names = (edit.OtherNames ?? "").Split('\n').Select(SuccessionRules.Clean).Where(n => n.Length > 0).Distinct().ToList();
        var note = SuccessionRules.Clean(edit.Note);
        if (Check(email, names, note) is { Count: > 0 } faults)
        {
            return new Refusal(RefusalKind.Fields, "organisations.fields") { Fields = faults };
        }

        var unit = await db.Set<Organisation>().SingleOrDefaultAsync(u => u.Id == edit.Id, cancellation);
        if (unit is null)
        {
            return Refusal.NotFound("organisations.unknown");
        }

        if (unit.Version != edit.Version)
        {
            return Refusal.Conflict("organisations.changed-meanwhile");
        }

        var changed = new List<string>();
        Note(nameof(unit.Email), unit.Email != email);
        Note(nameof(unit.OtherNames), unit.OtherNames != string.Join('\n', names));
        Note(nameof(unit.Note), unit.Note != note);
        if (changed.Count == 0)
        {
            return unit;
        }

        (unit.Email, unit.OtherNames, unit.Note) = (email, string.Join('\n', names), note);
        unit.Version = Guid.CreateVersion7(clock.GetUtcNow());
        unit.Search = SearchForm.Of(unit, (await register.NowAsync(cancellation)).FormerNames(unit.Id));
        db.AddAudit(clock, asker, "organisations.unit-edited", "org.organisation", unit.Id.Value, new { code = unit.Code, changed });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Conflict("organisations.changed-meanwhile");
        }

        register.Forget();
        return unit;

        void Note(string what, bool differs)
        {
            if (differs)
            {
                changed.Add(what);
            }
        }
    }

    private static Dictionary<string, string[]> Check(string email, List<string> names, string note)
    {
        var faults = new Dictionary<string, string[]>();
        if (email.Length > 0 && (email.Length > 254 || !MailAddress.TryCreate(email, out var read) || read.Address != email || !read.Host.Contains('.', StringComparison.Ordinal)))
        {
            faults["email"] = ["organisations.email"];
        }

        if (names.Count > 20 || names.Exists(n => n.Length > 100))
        {
            faults["otherNames"] = ["organisations.other-names"];
        }

        if (note.Length > 1000)
        {
            faults["note"] = ["organisations.note-long"];
        }

        return faults;
    }
}
