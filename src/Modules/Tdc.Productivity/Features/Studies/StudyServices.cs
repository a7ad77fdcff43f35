using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Productivity.Features.Studies;

/// <summary>Studies of the frontier, of drivers and of effects, and decompositions.</summary>
internal static class StudyServices
{
    public static IServiceCollection AddStudies(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapStudies(this IEndpointRouteBuilder app) => app;
}
