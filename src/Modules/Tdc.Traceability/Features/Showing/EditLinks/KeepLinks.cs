using Microsoft.EntityFrameworkCore;
using Tdc.Gs1.DigitalLinks;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Features.Showing.EditLinks;

/// <summary>A link as its owner gives it.</summary>
/// <param name="Key">The identifier: a Digital Link, a path (<c>/01/…/10/…</c>), an element string or plain digits.</param>
/// <param name="Type">The link type: <c>pip</c>, <c>gs1:pip</c> or its URI.</param>
/// <param name="Href">The target, http or https.</param>
/// <param name="TitleVi">Vietnamese title; empty for the type's own.</param>
/// <param name="TitleEn">English title; empty for the type's own.</param>
/// <param name="Language">Language of the target; empty for any.</param>
/// <param name="MediaType">Media type of the target; empty for <c>text/html</c>.</param>
/// <param name="Context">The use it is meant for; empty for every use.</param>
internal sealed record LinkInput(string? Key, string? Type, string? Href, string? TitleVi, string? TitleEn, string? Language, string? MediaType, string? Context);

/// <summary>Keeps the links that owners give for their numbers.</summary>
internal sealed class KeepLinks(TdcDbContext db, ITradeRegister register, LinkRights rights, Asker asker, TimeProvider clock, ShowingVersion version)
{
    /// <summary>Links of one number at most: a page of links helps nobody.</summary>
    public const int Most = 60;

    /// <summary>Links of a product, its lots and serial numbers, or of another key; those unknown to the asker are not found.</summary>
    public async Task<Outcome<List<TraceLink>>> ListAsync(string key, CancellationToken cancellation)
    {
        var code = ScannedCode.Read(key);
        if (code.Kind != CodeKind.Gs1 || await OwnerAsync(code, cancellation) is not { } owner || !await rights.EditsAsync(owner, cancellation))
        {
            return Refusal.NotFound("trace.no-such-key");
        }

        var stem = $"/{code.Link!.Key.Ai.Code}/{Uri.EscapeDataString(code.Link.Key.Value)}";
        return await db.Set<TraceLink>().AsNoTracking().Where(l => l.KeyPath == stem || l.KeyPath.StartsWith(stem + "/")).OrderBy(l => l.KeyPath).ThenBy(l => l.Type).ThenBy(l => l.Id)
            .Take(500).ToListAsync(cancellation);
    }

    /// <summary>Adds a link.</summary>
    public async Task<Outcome<TraceLink>> AddAsync(LinkInput input, CancellationToken cancellation)
    {
        var code = ScannedCode.Read(input.Key);
        if (code.Kind != CodeKind.Gs1)
        {
            return new Refusal(RefusalKind.Fields, "trace.check-fields") { Fields = new Dictionary<string, string[]> { ["key"] = ["trace.key-wrong"] } };
        }

        if (await OwnerAsync(code, cancellation) is not { } owner || !await rights.EditsAsync(owner, cancellation))
        {
            return Refusal.NotFound("trace.no-such-key");
        }

        var type = LinkTypes.Find(input.Type ?? "")?.Code ?? LinkTypes.Read(input.Type ?? "");
        if (Faults(input, type) is { Count: > 0 } faults)
        {
            return new Refusal(RefusalKind.Fields, "trace.check-fields") { Fields = faults };
        }

        var link = new TraceLink
        {
            Id = clock.NewId<TraceLinkId>(),
            KeyPath = code.Path,
            Owner = owner,
            Type = type!,
            Href = input.Href!.Trim(),
            TitleVi = input.TitleVi?.Trim() ?? "",
            TitleEn = input.TitleEn?.Trim() ?? "",
            Language = input.Language?.Trim().ToLowerInvariant() ?? "",
            MediaType = input.MediaType is { Length: > 0 } media ? media.Trim().ToLowerInvariant() : "text/html",
            Context = input.Context?.Trim() ?? "",
            ChangedAt = clock.GetUtcNow(),
        };
        var others = await db.Set<TraceLink>().Where(l => l.KeyPath == link.KeyPath).ToListAsync(cancellation);
        if (others.Count >= Most)
        {
            return Refusal.Rule("trace.too-many-links", Most);
        }

        // The same link again is the same link: its target and titles are replaced.
        foreach (var old in others.Where(o => o.Type == link.Type && o.Language == link.Language && o.MediaType == link.MediaType && o.Context == link.Context))
        {
            db.Remove(old);
        }

        db.Add(link);
        db.AddAudit(clock, asker, "traceability.link-set", "traceability.link", link.Id.Value, new { link.KeyPath, link.Type, link.Href });
        await db.SaveChangesAsync(cancellation);
        version.Raise();
        return link;
    }

    /// <summary>Takes a link away.</summary>
    public async Task<Outcome<Done>> RemoveAsync(Guid id, CancellationToken cancellation)
    {
        var link = await db.Set<TraceLink>().SingleOrDefaultAsync(l => l.Id == new TraceLinkId(id), cancellation);
        if (link is null || !await rights.EditsAsync(link.Owner, cancellation))
        {
            return Refusal.NotFound("trace.no-such-link");
        }

        db.Remove(link);
        db.AddAudit(clock, asker, "traceability.link-removed", "traceability.link", link.Id.Value, new { link.KeyPath, link.Type, link.Href });
        await db.SaveChangesAsync(cancellation);
        version.Raise();
        return Done.Instance;
    }

    // A product's owner, a place's owner, or who holds the company prefix with which the key begins.
    private async Task<LineageId?> OwnerAsync(ScannedCode code, CancellationToken cancellation)
    {
        var key = code.Link!.Key;
        if (key.Ai.Code == "01" && await register.ProductAsync(key.Value, cancellation) is { } product)
        {
            return product.Owner;
        }

        if (await register.PlaceAsync(IdentifierKey.Canonical(DigitalLink.CanonicalStem + code.Path), cancellation) is { } place)
        {
            return place.Owner;
        }

        var digits = key.Ai.Code is "01" or "00" or "8003" or "8006" ? key.Value[1..] : key.Value;
        return (await register.PrefixesAsync(cancellation)).Where(p => digits.StartsWith(p.Digits, StringComparison.Ordinal)).MaxBy(p => p.Digits.Length)?.Owner;
    }

    private static Dictionary<string, string[]> Faults(LinkInput input, string? type)
    {
        Dictionary<string, string[]> faults = [];
        if (type is null)
        {
            faults["type"] = ["trace.type-wrong"];
        }

        if (!TraceLink.IsTarget(input.Href?.Trim()))
        {
            faults["href"] = ["trace.href-wrong"];
        }

        if (input.TitleVi?.Length > 200 || input.TitleEn?.Length > 200)
        {
            faults["titleVi"] = ["trace.too-long"];
        }

        if (input.Language?.Trim() is { Length: > 0 } language && (language.Length > 20 || !language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
        {
            faults["language"] = ["trace.language-wrong"];
        }

        if (input.MediaType?.Trim() is { Length: > 0 } media && (media.Length > 100 || media.Count(c => c == '/') != 1 || !media.All(c => char.IsAsciiLetterOrDigit(c) || "/+.-".Contains(c, StringComparison.Ordinal))))
        {
            faults["mediaType"] = ["trace.media-wrong"];
        }

        if (input.Context?.Length > 60)
        {
            faults["context"] = ["trace.too-long"];
        }

        return faults;
    }
}
