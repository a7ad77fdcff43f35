using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Jobs;
using Tdc.Platform.Navigation;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;
using Tdc.Productivity.Features.Studies.Decompose;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Studies;

/// <summary>Studies of the frontier, of drivers and of effects, and decompositions.</summary>
internal static class StudyServices
{
    public static IServiceCollection AddStudies(this IServiceCollection services)
    {
        services.AddScoped<StudySample>().AddScoped<StudyBook>().AddScoped<StudyReading>().AddScoped<WizardReading>().AddScoped<DecompositionReading>();
        services.AddJobHandler<ComputeStudy, ComputeStudyHandler>();
        services.AddSingleton<IDemonstration, StudyDemonstration>();
        services.AddAreaTexts<StudyText>("productivity").AddSingleton<INavigationPart, StudyNavigation>();
        return services;
    }

    public static IEndpointRouteBuilder MapStudies(this IEndpointRouteBuilder app)
    {
        StudyEndpoints.Map(app);
        DecompositionSheets.Map(app);
        return app;
    }
}
