using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Features.Reporting.ConsolidateReports;
using Tdc.Plan.Features.Reporting.FollowRound;
using Tdc.Plan.Features.Reporting.KeepCalendar;
using Tdc.Plan.Features.Reporting.KeepRounds;
using Tdc.Plan.Features.Reporting.ListOwed;
using Tdc.Plan.Features.Reporting.ListRounds;
using Tdc.Plan.Features.Reporting.OverseePlan;
using Tdc.Plan.Features.Reporting.ReadReport;
using Tdc.Plan.Features.Reporting.RemindUnits;
using Tdc.Plan.Features.Reporting.RequestReport;
using Tdc.Plan.Features.Reporting.ReviewReport;
using Tdc.Plan.Features.Reporting.TendDesk;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Files;
using Tdc.Platform.Jobs;
using Tdc.Platform.Navigation;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;

namespace Tdc.Plan;

/// <summary>What reporting needs from the container and offers to the API.</summary>
internal static class ReportingServices
{
    public static IServiceCollection AddReporting(this IServiceCollection services)
    {
        services.AddScoped<ISeed, ReportingSeed>();
        services.AddScoped<RoundKeeper>();
        services.AddSingleton(provider => ReportingSettings.Of(provider.GetRequiredService<IConfiguration>()));
        services.AddScoped<ReportAccess>();
        services.AddScoped<ReportFormSource>();
        services.AddScoped<WriteReportHandler>();
        services.AddScoped<KeepCalendarHandler>();
        services.AddScoped<EvidenceUpload>();
        services.AddScoped<SubmitReportHandler>();
        services.AddScoped<RoundFigures>();
        services.AddScoped<ListRoundsHandler>();
        services.AddScoped<FollowRoundHandler>();
        services.AddScoped<ReadReportHandler>();
        services.AddScoped<ReviewReportHandler>();
        services.AddScoped<RequestReportHandler>();
        services.AddScoped<ConsolidateReportsHandler>();
        services.AddScoped<EditConsolidationHandler>();
        services.AddScoped<PrintConsolidationHandler>();
        services.AddScoped<ProgressKeeper>();
        services.AddScoped<OverseePlanHandler>();
        services.AddScoped<TendDeskHandler>();
        services.AddScoped<ListOwedHandler>();
        services.AddScoped<ReminderPost>();
        services.AddScoped<RemindUnitsHandler>();
        services.AddScoped<FollowRemindersHandler>();
        services.AddScoped<IFileAccess, IssuedScans>();
        services.AddPeriodicWork<RoundsWork>();
        services.AddPeriodicWork<ProgressWork>();
        services.AddPeriodicWork<RemindersWork>();
        services.AddAreaTexts<ReportText>("reporting");
        services.AddSingleton<INavigationPart, ReportingNavigation>();
        return services;
    }
}
