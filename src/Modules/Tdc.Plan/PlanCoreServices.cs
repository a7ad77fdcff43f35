using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Features;
using Tdc.Plan.Features.Api;
using Tdc.Plan.Features.Calendar;
using Tdc.Plan.Features.DecideTime;
using Tdc.Plan.Features.ExpandPlan;
using Tdc.Plan.Features.Exports;
using Tdc.Plan.Features.ImportPlan;
using Tdc.Plan.Features.ListDuties;
using Tdc.Plan.Features.Measures;
using Tdc.Plan.Features.MoveDuties;
using Tdc.Plan.Features.PickMembers;
using Tdc.Plan.Features.ReviewDuty;
using Tdc.Plan.Features.SearchAll;
using Tdc.Plan.Features.SeedPlan;
using Tdc.Plan.Features.ShowDuty;
using Tdc.Plan.Features.ShowHeat;
using Tdc.Plan.Features.ShowPlan;
using Tdc.Plan.Features.ShowTask;
using Tdc.Plan.Features.UnitPlans;
using Tdc.Plan.Features.WorkOnDuty;
using Tdc.Platform.Files;
using Tdc.Platform.Measures;
using Tdc.Platform.Navigation;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;

namespace Tdc.Plan;

/// <summary>What the plan's core (tasks, duties, unit plans, measures, import) needs from the container.</summary>
internal static class PlanCoreServices
{
    public static IServiceCollection AddPlanCore(this IServiceCollection services)
    {
        services.AddScoped<ISeed, PlanSeed>();
        services.AddSingleton<INavigationPart, PlanNavigation>();
        services.AddSingleton(new LastingParameter("kh", ["/", "/ke-hoach", "/so-do", "/ban-do-nhiet", "/dong-thoi-gian", "/viec", "/viec-cua-toi", "/ke-hoach-don-vi"]));
        services.AddScoped<PlanAccess>();
        services.AddScoped<ExpandPlanHandler>().AddScoped<DecideTimeHandler>().AddScoped<PickMembersHandler>().AddScoped<MoveStrandedHandler>()
            .AddScoped<IOpenDuties, PlanOpenDuties>();
        services.AddScoped<DutyGate>().AddScoped<EditDutyHandler>().AddScoped<EnterProgressHandler>().AddScoped<StepDutyHandler>().AddScoped<ReviewEvidenceHandler>();
        services.AddScoped<EvidenceHandler>().AddScoped<IFileAccess, EvidenceFiles>().AddScoped<DutyReading>().AddScoped<UnitPlanList>().AddScoped<DeclareValueHandler>();
        services.AddScoped<UnitPlanGate>().AddScoped<SaveActivityHandler>().AddScoped<ActivityProgressHandler>().AddScoped<StepUnitPlanHandler>();
        services.AddScoped<PlanMeasures>().AddSingleton<IMeasureSource, PlanMeasureSource>();
        services.AddScoped<PlanContents>().AddScoped<DutyTallies>().AddScoped<MeasureValues>().AddScoped<PlanOverview>().AddScoped<TaskReading>().AddScoped<PrintedCells>().AddScoped<DutyList>().AddScoped<HeatReading>();
        services.AddScoped<StoreReadingHandler>().AddScoped<PreviewImportHandler>().AddScoped<PlanImporter>().AddScoped<IFileAccess, ImportOriginals>();
        services.AddScoped<SearchAllHandler>().AddScoped<CalendarFeedHandler>();
        return services;
    }

    public static void MapPlanCore(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/plan").WithTags("Plan");
        PlanReads.Map(api);
        PlanWrites.Map(api);
        ImportApi.Map(api);
        SearchApi.Map(api);
        CalendarApi.Map(api);
        PlanSheets.Map(app);
        app.MapGet("/lich/{token}.ics", DeadlineFeedEndpoint.HandleAsync).ExcludeFromDescription().AllowAnonymous();
    }
}
