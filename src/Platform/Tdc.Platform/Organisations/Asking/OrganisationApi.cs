using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Repeats;
using Tdc.Platform.Time;

namespace Tdc.Platform.Organisations;

/// <summary>The register under <c>/api</c>.</summary>
internal static class OrganisationApi
{
    private const int DefaultLimit = 50;
    private const int MostAtOnce = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        var units = app.MapGroup("/api/organisations").WithTags("Organisations").WithIdempotency();
        units.MapGet("/", ListAsync).WithName("ListOrganisations")
            .WithSummary("Units by present or former name, kind, group and day. asOf is a date or 'any'; without it, today, or any day when q is given.")
            .ProducesProblem(400);
        units.MapGet("/{id:guid}", GetAsync).WithName("GetOrganisation").WithSummary("A unit as it was over one span of time.").ProducesProblem(404);
        units.MapGet("/{id:guid}/history", HistoryAsync).WithName("GetOrganisationHistory")
            .WithSummary("What a unit was called, who was before it, and who answers today for what it did.").ProducesProblem(404);
        units.MapPatch("/{id:guid}", EditAsync).WithName("EditOrganisation").WithSummary("Sets mail address, other names and remarks; needs If-Match.")
            .RequireAuthorization(Writers).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);
        units.MapPost("/successions/preview", PreviewAsync).WithName("PreviewSuccession")
            .WithSummary("What a change of units would do: the units after it, the open duties it moves, the roles it ends; stores nothing.")
            .RequireAuthorization(Writers).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        units.MapPost("/successions", RecordAsync).WithName("RecordSuccession")
            .WithSummary("Records a merger, split, renaming, closing or move of a function; open duties move by it and by nothing else.")
            .RequireAuthorization(Writers).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        units.MapGet("/successions/{act:guid}", ActAsync).WithName("GetSuccession")
            .WithSummary("A recorded act, the duties that it handed over, and for those who may change units the duties that still wait.").ProducesProblem(404);
        units.MapPost("/successions/{act:guid}/handover", HandOverAsync).WithName("HandOverDuties")
            .WithSummary("Hands over duties that still hang on units which the act ended; all or nothing.")
            .RequireAuthorization(Writers).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        units.MapGet("/successions", ActsAsync).WithName("ListSuccessions").WithSummary("All recorded acts, newest first.");

        var groups = app.MapGroup("/api/organisation-groups").WithTags("Organisations");
        groups.MapGet("/", GroupsAsync).WithName("ListOrganisationGroups").WithSummary("Unit groups and how many units belong to each on a day.");
        groups.MapPost("/{code}/lines", AddLineAsync).WithName("AddOrganisationGroupLine").WithSummary("Adds a line to a group's rule; needs If-Match.").WithIdempotency()
            .RequireAuthorization(Policies.Any(Role.Coordinator, Role.Administrator)).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        groups.MapDelete("/{code}/lines/{line:guid}", RemoveLineAsync).WithName("RemoveOrganisationGroupLine").WithSummary("Takes a line out of a group's rule; needs If-Match.")
            .RequireAuthorization(Policies.Any(Role.Coordinator, Role.Administrator)).ProducesProblem(404).ProducesProblem(409);
        groups.MapGet("/{code}", GroupAsync).WithName("GetOrganisationGroup").WithSummary("A unit group and its units on a day.").ProducesProblem(404);
    }

    private static void Writers(Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder policy) =>
        Policies.RolesOrScope(RecordSuccession.Scope, Role.Coordinator, Role.Administrator)(policy);

    private static async Task<IResult> ListAsync(
        OrganisationRegister register, Asker asker, TimeProvider clock, IStringLocalizer<OrganisationText> text, CancellationToken cancellation,
        string? q = null, string? kind = null, string? group = null, string? asOf = null, Guid? after = null, int limit = DefaultLimit)
    {
        var faults = new Dictionary<string, string[]>();
        DateOnly? day = string.IsNullOrEmpty(asOf) ? string.IsNullOrWhiteSpace(q) ? clock.TodayInVietnam : null : null;
        if (!string.IsNullOrEmpty(asOf) && asOf != "any")
        {
            if (DateOnly.TryParseExact(asOf, "yyyy-MM-dd", out var read))
            {
                day = read;
            }
            else
            {
                faults["asOf"] = ["organisations.as-of"];
            }
        }

        var wanted = Kind(kind);
        if (!string.IsNullOrEmpty(kind) && wanted is null)
        {
            faults["kind"] = ["organisations.no-kind"];
        }

        var found = new OrganisationQuery { Words = q ?? "", Kind = wanted, Group = group ?? "", AsOf = day }
            .Answer(await register.NowAsync(cancellation), asker, clock.TodayInVietnam);
        var start = after is null ? 0 : found.ToList().FindIndex(u => u.Id.Value == after) + 1;
        if (after is not null && start == 0)
        {
            faults["after"] = ["organisations.no-after"];
        }

        if (faults.Count > 0)
        {
            return new Refusal(RefusalKind.Fields, "organisations.fields") { Fields = faults }.ToProblem(text);
        }

        var part = found.Skip(start).Take(Math.Clamp(limit, 1, MostAtOnce)).ToList();
        return TypedResults.Ok(new OrganisationList(
            [.. part.Select(u => OrganisationBody.Of(u, asker.IsKnown))],
            start + part.Count < found.Count ? part[^1].Id.Value : null));
    }

    private static async Task<IResult> GetAsync(
        Guid id, OrganisationRegister register, Asker asker, HttpContext http, IStringLocalizer<OrganisationText> text, CancellationToken cancellation)
    {
        var unit = (await register.NowAsync(cancellation)).Find(new(id));
        if (unit is null || !asker.MaySee(unit))
        {
            return Refusal.NotFound("organisations.unknown").ToProblem(text);
        }

        http.Response.Headers.ETag = Tag(unit.Version);
        return TypedResults.Ok(OrganisationBody.Of(unit, asker.IsKnown));
    }

    private static async Task<IResult> HistoryAsync(
        Guid id, OrganisationRegister register, Asker asker, TimeProvider clock, IStringLocalizer<OrganisationText> text, CancellationToken cancellation)
    {
        var now = await register.NowAsync(cancellation);
        if (now.Find(new(id)) is not { } unit || !asker.MaySee(unit))
        {
            return Refusal.NotFound("organisations.unknown").ToProblem(text);
        }

        var spans = now.Spans(unit.Lineage).ToList();
        return TypedResults.Ok(new OrganisationHistory(
            Bodies(spans),
            Bodies(spans.SelectMany(s => now.PredecessorsOf(s.Id)).Select(l => now.Find(l.FromId)).OfType<Organisation>().Where(u => u.Lineage != unit.Lineage)),
            Bodies(spans.SelectMany(s => now.SuccessorsOf(s.Id)).Select(l => l.ToId is { } to ? now.Find(to) : null).OfType<Organisation>().Where(u => u.Lineage != unit.Lineage)),
            Bodies(now.TodaysUnits(unit.Lineage, clock.TodayInVietnam)),
            [.. now.ActsOf(unit.Lineage).Select(SuccessionBody.Of)]));

        List<OrganisationBody> Bodies(IEnumerable<Organisation> units) => [.. units.Distinct().Where(asker.MaySee).Select(u => OrganisationBody.Of(u, asker.IsKnown))];
    }

    private static async Task<IResult> EditAsync(
        Guid id, OrganisationEditInput input, EditOrganisation handler, OrganisationRegister register, HttpContext http,
        IStringLocalizer<OrganisationText> text, CancellationToken cancellation)
    {
        if ((await register.NowAsync(cancellation)).Find(new(id)) is not { } unit)
        {
            return Refusal.NotFound("organisations.unknown").ToProblem(text);
        }

        var match = http.Request.GetTypedHeaders().IfMatch;
        if (match.Count > 0 && !match.Any(m => m.Equals(EntityTagHeaderValue.Any) || m.Tag.Value == Tag(unit.Version)))
        {
            return TypedResults.Problem(statusCode: 412, type: "urn:tdc:problem:organisations.changed-meanwhile", title: text["organisations.changed-meanwhile"]);
        }

        var edit = new OrganisationEdit(unit.Id, unit.Version, input.Email, string.Join('\n', input.OtherNames ?? []), input.Note);
        if (!(await handler.HandleAsync(edit, cancellation)).TryGet(out var edited, out var refusal))
        {
            return refusal.ToProblem(text);
        }

        http.Response.Headers.ETag = Tag(edited.Version);
        return TypedResults.Ok(OrganisationBody.Of(edited, known: true));
    }

    private static async Task<IResult> RecordAsync(
        SuccessionInput input, RecordSuccession handler, IStringLocalizer<OrganisationText> text, CancellationToken cancellation) =>
        (await handler.HandleAsync(input.ToRequest(), cancellation)).TryGet(out var act, out var refusal)
            ? TypedResults.Created($"/api/organisations/successions/{act.Id.Value}", SuccessionBody.Of(act))
            : refusal.ToProblem(text);

    private static async Task<IResult> PreviewAsync(
        SuccessionInput input, RecordSuccession handler, IStringLocalizer<OrganisationText> text, CancellationToken cancellation) =>
        (await handler.PreviewAsync(input.ToRequest(), cancellation)).TryGet(out var preview, out var refusal)
            ? TypedResults.Ok(SuccessionPreviewBody.Of(preview))
            : refusal.ToProblem(text);

    private static async Task<IResult> AddLineAsync(
        string code, GroupLineInput line, HttpRequest request, EditUnitGroup handler, IStringLocalizer<OrganisationText> text, CancellationToken cancellation) =>
        (await handler.AddAsync(code, Seen(request), line.ToLine(), cancellation)).TryGet(out var group, out var refusal)
            ? TypedResults.Created($"/api/organisation-groups/{group.Code}", UnitGroupRuleBody.Of(group))
            : refusal.ToProblem(text);

    private static async Task<IResult> RemoveLineAsync(
        string code, Guid line, HttpRequest request, EditUnitGroup handler, IStringLocalizer<OrganisationText> text, CancellationToken cancellation) =>
        (await handler.RemoveAsync(code, Seen(request), line, cancellation)).TryGet(out var group, out var refusal)
            ? TypedResults.Ok(UnitGroupRuleBody.Of(group))
            : refusal.ToProblem(text);

    private static Guid Seen(HttpRequest request) => Guid.TryParse(request.Headers.IfMatch.ToString().Trim('"'), out var version) ? version : Guid.Empty;

    private static async Task<IResult> ActsAsync(OrganisationRegister register, CancellationToken cancellation) =>
        TypedResults.Ok((await register.NowAsync(cancellation)).Acts.Reverse().Select(SuccessionBody.Of).ToList());

    private static async Task<IResult> ActAsync(
        Guid act, OrganisationRegister register, MoveOpenDuties duties, IStringLocalizer<OrganisationText> text, CancellationToken cancellation)
    {
        var now = await register.NowAsync(cancellation);
        if (now.FindAct(new(act)) is not { } found)
        {
            return Refusal.NotFound("organisations.unknown-act").ToProblem(text);
        }

        var waiting = (await duties.PreviewAsync(found.Id, cancellation)).TryGet(out var open, out _) ? open : null;
        return TypedResults.Ok(SuccessionDetail.Of(found, await duties.MovedAsync(found, cancellation), waiting));
    }

    private static async Task<IResult> HandOverAsync(
        Guid act, HandoverInput input, MoveOpenDuties duties, IStringLocalizer<OrganisationText> text, CancellationToken cancellation) =>
        (await duties.HandleAsync(input.ToRequest(new(act)), cancellation)).TryGet(out var moved, out var refusal)
            ? TypedResults.Ok(new HandoverAnswer(moved))
            : refusal.ToProblem(text);

    private static async Task<IResult> GroupsAsync(OrganisationRegister register, TimeProvider clock, CancellationToken cancellation, DateOnly? asOf = null)
    {
        var now = await register.NowAsync(cancellation);
        var day = asOf ?? clock.TodayInVietnam;
        return TypedResults.Ok(now.Groups.Select(g => new UnitGroupBody(g.Code, g.NameVi, g.NameEn, day, now.Expand(g.Code, day).Count, null, null)).ToList());
    }

    private static async Task<IResult> GroupAsync(
        string code, OrganisationRegister register, Asker asker, TimeProvider clock, HttpContext http, IStringLocalizer<OrganisationText> text, CancellationToken cancellation,
        DateOnly? asOf = null)
    {
        var now = await register.NowAsync(cancellation);
        if (now.Group(code) is not { } group)
        {
            return Refusal.NotFound("organisations.no-group").ToProblem(text);
        }

        http.Response.Headers.ETag = Tag(group.Version);
        var day = asOf ?? clock.TodayInVietnam;
        var members = now.Expand(code, day).Where(asker.MaySee).Select(u => OrganisationBody.Of(u, asker.IsKnown)).ToList();
        return TypedResults.Ok(new UnitGroupBody(group.Code, group.NameVi, group.NameEn, day, members.Count, members, [.. group.Members.Select(GroupLineBody.Of)]));
    }

    // The API writes kinds in camelCase, data files and page addresses with underscores: both are read.
    private static OrganisationKind? Kind(string? word) =>
        OrganisationKinds.Read(word) ?? (word is { Length: > 0 } && char.IsAsciiLetterLower(word[0]) && !word.Contains(',', StringComparison.Ordinal)
            && Enum.TryParse<OrganisationKind>(word, ignoreCase: true, out var kind) ? kind : null);

    private static string Tag(Guid version) => $"\"{version:N}\"";
}
