using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Productivity.Features.Enterprises;

/// <summary>Enterprises' own figures: forms, tables, dashboard, report.</summary>
internal static class EnterpriseServices
{
    public static IServiceCollection AddEnterprises(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapEnterprises(this IEndpointRouteBuilder app) => app;
}
