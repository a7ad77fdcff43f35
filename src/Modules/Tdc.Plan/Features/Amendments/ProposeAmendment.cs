using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Amendments;
using Tdc.Plan.Domain.Annex;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Amendments;

/// <summary>A change to propose.</summary>
internal sealed record ChangeInput(string Task, AmendedField Field, string NewValue);

/// <summary>Writes proposals of the asker's own unit.</summary>
internal sealed class ProposeAmendmentHandler(TdcDbContext db, TimeProvider clock, Asker asker, AmendmentSource source)
{
    /// <summary>Most letters of a short title.</summary>
    public const int LongestTitle = 300;

    /// <summary>Most letters of another new value, and of the reason.</summary>
    public const int LongestValue = 4000;

    /// <summary>Begins a proposal with its first change.</summary>
    public async Task<Outcome<int>> BeginAsync(string title, string reason, ChangeInput change, CancellationToken cancellation)
    {
        if (asker.Unit is not { } unit || !AmendmentRights.Writes(asker, unit))
        {
            return Refusal.NotFound("amendment.not-found");
        }

        var today = clock.TodayInVietnam;
        if (await db.Set<Domain.Plan>().AsNoTracking().Where(p => p.EndsOn >= today).OrderBy(p => p.IssuedOn).FirstOrDefaultAsync(cancellation) is not { } plan)
        {
            return Refusal.NotFound("amendment.not-found");
        }

        var number = (await db.Set<Amendment>().Where(a => a.PlanId == plan.Id).MaxAsync(a => (int?)a.Number, cancellation) ?? 0) + 1;
        var amendment = new Amendment
        {
            Id = clock.NewId<AmendmentId>(),
            PlanId = plan.Id,
            Number = number,
            Title = title.Trim(),
            Reason = reason.Trim(),
            ProposedBy = unit,
            AuthorId = asker.UserId,
            CreatedAt = clock.GetUtcNow(),
            Version = Guid.CreateVersion7(clock.GetUtcNow()),
        };
        if (!(await ChangeAsync(amendment, change, cancellation)).TryGet(out var made, out var refusal))
        {
            return refusal;
        }

        amendment.Changes.Add(made);
        db.Add(amendment);
        db.AddAudit(clock, asker, "plan.amendment-begun", "plan.amendment", amendment.Id.Value, new { number, amendment.Title });
        return await SavedAsync(number, cancellation);
    }

    /// <summary>Adds a change to a draft.</summary>
    public async Task<Outcome<int>> AddAsync(int number, ChangeInput change, CancellationToken cancellation)
    {
        if (await source.FindAsync(number, cancellation) is not { } amendment || !AmendmentRights.Writes(asker, amendment.ProposedBy))
        {
            return Refusal.NotFound("amendment.not-found");
        }

        if (!amendment.IsEditable)
        {
            return Refusal.Conflict("amendment.no-such-step");
        }

        if (!(await ChangeAsync(amendment, change, cancellation)).TryGet(out var made, out var refusal))
        {
            return refusal;
        }

        db.Add(made);
        amendment.Version = Guid.CreateVersion7(clock.GetUtcNow());
        db.AddAudit(clock, asker, "plan.amendment-changed", "plan.amendment", amendment.Id.Value, new { change.Task, change.Field });
        return await SavedAsync(number, cancellation);
    }

    /// <summary>Takes a change out of a draft; the last one stays, for a proposal without any is withdrawn instead.</summary>
    public async Task<Outcome<int>> RemoveAsync(int number, Guid change, CancellationToken cancellation)
    {
        if (await source.FindAsync(number, cancellation) is not { } amendment || !AmendmentRights.Writes(asker, amendment.ProposedBy)
            || amendment.Changes.Find(c => c.Id == change) is not { } gone)
        {
            return Refusal.NotFound("amendment.not-found");
        }

        if (!amendment.IsEditable)
        {
            return Refusal.Conflict("amendment.no-such-step");
        }

        if (amendment.Changes.Count == 1)
        {
            return Refusal.Rule("amendment.last-change");
        }

        db.Remove(gone);
        amendment.Version = Guid.CreateVersion7(clock.GetUtcNow());
        db.AddAudit(clock, asker, "plan.amendment-changed", "plan.amendment", amendment.Id.Value, new { gone.Field, gone.NewValue, removed = true });
        return await SavedAsync(number, cancellation);
    }

    private async Task<Outcome<AmendmentChange>> ChangeAsync(Amendment amendment, ChangeInput input, CancellationToken cancellation)
    {
        if (await source.TaskAsync(amendment.PlanId, input.Task, cancellation) is not { } task)
        {
            return Refusal.Rule("amendment.no-such-task", input.Task);
        }

        var value = input.NewValue.Trim();
        if (value.Length is 0 or > LongestValue || (input.Field is AmendedField.TitleVi or AmendedField.TitleEn && value.Length > LongestTitle))
        {
            return Refusal.Rule("amendment.value-length", input.Field is AmendedField.TitleVi or AmendedField.TitleEn ? LongestTitle : LongestValue);
        }

        if (input.Field == AmendedField.Time && !TimeWords.Read(value, out _).IsDecided)
        {
            return Refusal.Rule("amendment.time-not-understood", value);
        }

        if (input.Field == AmendedField.Standing)
        {
            if (StandingWords.Read(value) is not { } standing)
            {
                return Refusal.Rule("amendment.standing-unknown", value);
            }

            value = standing.ToString();
        }

        var (today, present) = (clock.TodayInVietnam, AmendmentSource.Present(task, input.Field, clock.TodayInVietnam));
        if (input.Field.NamesBody())
        {
            if (await source.BodyAsync(value, cancellation) is not { } body)
            {
                return Refusal.Rule("amendment.body-unknown", value);
            }

            if (ChangeOfBodies.Idle(task, input.Field, body, today) is { } idle)
            {
                return idle;
            }
        }
        else if (value == present)
        {
            return Refusal.Rule("amendment.says-that-already", task.Label);
        }

        if (amendment.Changes.Any(c => c.TaskId == task.Id && c.Field == input.Field
            && (!input.Field.NamesBody() || c.NewValue.Equals(value, StringComparison.OrdinalIgnoreCase))))
        {
            return Refusal.Rule("amendment.changed-twice", task.Label);
        }

        return new AmendmentChange
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            AmendmentId = amendment.Id,
            TaskId = task.Id,
            Field = input.Field,
            OldValue = present,
            NewValue = value,
        };
    }

    private async Task<Outcome<int>> SavedAsync(int number, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return number;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return Refusal.Conflict("amendment.changed-meanwhile");
        }
    }
}
