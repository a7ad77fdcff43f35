using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Features.ShowTask;
using Tdc.Platform.Audit;
using Tdc.Platform.Documents;
using Tdc.Platform.Events;
using Tdc.Platform.Files;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.WorkOnDuty;

/// <summary>Evidence was added to a duty.</summary>
/// <param name="EvidenceId">The item.</param>
/// <param name="DutyId">The duty.</param>
internal sealed record EvidenceAdded(Guid EvidenceId, Guid DutyId) : IEventRecord;

/// <summary>An evidence item: a file that comes along, or an address.</summary>
/// <param name="Kind">document, link, photo, dataset or minutes.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Link">Address beginning with https:// or http://, for a link.</param>
/// <param name="Issuer">Who issued the document.</param>
/// <param name="Number">Number and symbol of the document.</param>
/// <param name="DatedOn">Date of the document, not later than today.</param>
/// <param name="Visibility">public, internal or restricted; internal when left out.</param>
internal sealed record AddEvidenceInput(
    [Required] string Kind, [Required, StringLength(300)] string Title, [StringLength(1000)] string? Link = null, [StringLength(300)] string? Issuer = null,
    [StringLength(100)] string? Number = null, DateOnly? DatedOn = null, string? Visibility = null);

/// <summary>Adds evidence to a duty and withdraws it again. A withdrawn item stays in the record.</summary>
internal sealed class EvidenceHandler(TdcDbContext db, DutyGate gate, FileStore files, TimeProvider clock)
{
    public async Task<Outcome<EvidenceId>> AddAsync(DutyId id, AddEvidenceInput input, (Stream Content, string Name)? file, CancellationToken cancellation)
    {
        if (!(await gate.ForUnitAsync(id, null, cancellation)).TryGet(out var found, out var refusal))
        {
            return refusal;
        }

        var (duty, rights) = found;
        if (!duty.IsOpen)
        {
            return Refusal.Rule("plan.duty-not-open");
        }

        if (Faults(input, file is not null, clock.TodayInVietnam) is { } faults)
        {
            return faults;
        }

        FileId? stored = null;
        if (file is { } upload)
        {
            if (!(await files.SaveAsync(upload.Content, upload.Name, UploadLimits.Evidence, rights.Asker, cancellation)).TryGet(out var kept, out var no))
            {
                return no;
            }

            stored = kept.Id;
        }

        var evidence = new Evidence
        {
            Id = clock.NewId<EvidenceId>(),
            DutyId = id,
            Kind = Enum.Parse<EvidenceKind>(input.Kind, ignoreCase: true),
            Title = input.Title.Trim(),
            FileId = stored?.Value,
            Link = stored is null ? input.Link?.Trim() ?? "" : "",
            Issuer = input.Issuer?.Trim() ?? "",
            Number = input.Number?.Trim() ?? "",
            DatedOn = input.DatedOn,
            Visibility = string.IsNullOrEmpty(input.Visibility) ? EvidenceVisibility.Internal : Enum.Parse<EvidenceVisibility>(input.Visibility, ignoreCase: true),
            AddedBy = rights.Asker.UserId,
            AddedAt = clock.GetUtcNow(),
        };
        db.Add(evidence);
        duty.EvidenceCount++;
        db.AddAudit(clock, rights.Asker, "plan.evidence-added", "plan.duty", id.Value, new { Evidence = evidence.Id.Value, Kind = evidence.Kind.ToString(), File = stored?.Value });
        db.AddEvent(clock, new EvidenceAdded(evidence.Id.Value, id.Value));
        return (await gate.SaveAsync(duty, cancellation)).TryGet(out _, out var conflict) ? evidence.Id : conflict;
    }

    public async Task<Outcome<Done>> WithdrawAsync(EvidenceId id, CancellationToken cancellation)
    {
        var evidence = await db.Set<Evidence>().SingleOrDefaultAsync(e => e.Id == id && e.WithdrawnAt == null, cancellation);
        if (evidence is null)
        {
            return Refusal.NotFound("plan.no-such-evidence");
        }

        if (!(await gate.ForUnitAsync(evidence.DutyId, null, cancellation)).TryGet(out var found, out var refusal))
        {
            return refusal.Kind == RefusalKind.NotFound ? Refusal.NotFound("plan.no-such-evidence") : refusal;
        }

        if (!found.Duty.IsOpen)
        {
            return Refusal.Rule("plan.duty-not-open");
        }

        evidence.WithdrawnAt = clock.GetUtcNow();
        found.Duty.EvidenceCount = Math.Max(0, found.Duty.EvidenceCount - 1);
        db.AddAudit(clock, found.Rights.Asker, "plan.evidence-withdrawn", "plan.duty", found.Duty.Id.Value, new { Evidence = id.Value });
        return (await gate.SaveAsync(found.Duty, cancellation)).TryGet(out _, out var conflict) ? Done.Instance : conflict;
    }

    private static Refusal? Faults(AddEvidenceInput input, bool hasFile, DateOnly today)
    {
        var faults = new Dictionary<string, string[]>();
        if (!Enum.TryParse<EvidenceKind>(input.Kind, ignoreCase: true, out var kind))
        {
            faults["kind"] = ["plan.evidence-kind-needed"];
        }

        if (string.IsNullOrWhiteSpace(input.Title) || input.Title.Length > 300)
        {
            faults["title"] = ["plan.evidence-title-needed"];
        }

        var hasLink = !string.IsNullOrWhiteSpace(input.Link);
        if (hasLink && !(Uri.TryCreate(input.Link!.Trim(), UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && input.Link.Length <= 1000))
        {
            faults["link"] = ["plan.evidence-link-wrong"];
        }
        else if (!hasFile && !hasLink)
        {
            faults[kind == EvidenceKind.Link ? "link" : "file"] = [kind == EvidenceKind.Link ? "plan.evidence-link-wrong" : "plan.evidence-file-needed"];
        }

        if (input.DatedOn > today)
        {
            faults["datedOn"] = ["plan.evidence-date-late"];
        }

        if (input.Issuer?.Length > 300 || input.Number?.Length > 100)
        {
            faults["number"] = ["plan.too-long-200"];
        }

        if (!string.IsNullOrEmpty(input.Visibility) && !Enum.TryParse<EvidenceVisibility>(input.Visibility, ignoreCase: true, out _))
        {
            faults["visibility"] = ["plan.evidence-sight-needed"];
        }

        return faults.Count == 0 ? null : new Refusal(RefusalKind.Fields, "plan.check-fields") { Fields = faults };
    }
}

/// <summary>Lets those read an evidence file who may see the item.</summary>
internal sealed class EvidenceFiles(TdcDbContext db, OrganisationRegister register, TimeProvider clock) : IFileAccess
{
    public async Task<bool> MayReadAsync(FileId file, Asker asker, CancellationToken cancellation)
    {
        var rights = await new PlanAccess(asker, register, clock).RightsAsync(cancellation);
        return await EvidenceSight.Visible(db, db.Set<Evidence>().AsNoTracking().Where(e => e.FileId == file.Value && e.WithdrawnAt == null), rights).AnyAsync(cancellation);
    }
}
