using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tdc.Traceability.Features.Recording;

/// <summary>Recording events without a system of one's own.</summary>
internal static class RecordingServices
{
    public static IServiceCollection AddRecording(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapRecording(this IEndpointRouteBuilder app) => app;
}
