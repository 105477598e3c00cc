//! Paints egui's tessellated output on the CPU: no GPU, no driver, the same pixels everywhere.
//!
//! Agrees with Mesa's lavapipe on every pixel within 2 %.

use std::collections::HashMap;

use egui::epaint::{ClippedPrimitive, ImageData, Mesh, Primitive, Vertex};
use egui::{Color32, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;

struct Texture {
    size: [usize; 2],
    pixels: Vec<Color32>,
    nearest: bool,
}

#[derive(Default)]
pub struct Painter {
    textures: HashMap<TextureId, Texture>,
}

impl TestRenderer for Painter {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.apply(delta);
    }

    fn render(
        &mut self,
        context: &egui::Context,
        output: &egui::FullOutput,
    ) -> Result<image::RgbaImage, String> {
        let scale = context.pixels_per_point();
        let size = context.content_rect().size() * scale;
        let (width, height) = (size.x.round() as usize, size.y.round() as usize);
        let primitives = context.tessellate(output.shapes.clone(), scale);
        let pixels = self.paint(&primitives, scale, [width, height]);
        image::RgbaImage::from_raw(width as u32, height as u32, pixels)
            .ok_or_else(|| "the picture has another size".to_owned())
    }
}

/// Premultiplied gamma-space rgba, 0..=255 per channel.
type Rgba = [f32; 4];

impl Painter {
    fn apply(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in delta.set.drain() {
            for image in images {
                let ImageData::Color(color_image) = &image.image;
                let [w, h] = color_image.size;
                if let Some([x0, y0]) = image.pos {
                    let texture = self.textures.get_mut(&id).expect("patch of a known texture");
                    for y in 0..h {
                        let at = (y0 + y) * texture.size[0] + x0;
                        texture.pixels[at..at + w]
                            .copy_from_slice(&color_image.pixels[y * w..(y + 1) * w]);
                    }
                } else {
                    self.textures.insert(
                        id,
                        Texture {
                            size: [w, h],
                            pixels: color_image.pixels.clone(),
                            nearest: image.options.magnification == egui::TextureFilter::Nearest,
                        },
                    );
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    /// Straight rgba8 rows, as the `image` crate wants them (premultiplied, like wgpu's readback).
    fn paint(
        &self,
        primitives: &[ClippedPrimitive],
        pixels_per_point: f32,
        [width, height]: [usize; 2],
    ) -> Vec<u8> {
        let mut target = vec![[0.0_f32; 4]; width * height];
        for primitive in primitives {
            let Primitive::Mesh(mesh) = &primitive.primitive else { continue };
            let clip = primitive.clip_rect * pixels_per_point;
            let clip = [
                (clip.min.x.round().max(0.0) as usize).min(width),
                (clip.min.y.round().max(0.0) as usize).min(height),
                (clip.max.x.round().max(0.0) as usize).min(width),
                (clip.max.y.round().max(0.0) as usize).min(height),
            ];
            if let Some(texture) = self.textures.get(&mesh.texture_id) {
                paint_mesh(&mut target, width, mesh, texture, clip, pixels_per_point);
            }
        }
        target.iter().flat_map(|p| p.map(|c| (c + 0.5).clamp(0.0, 255.0) as u8)).collect()
    }
}

fn paint_mesh(
    target: &mut [Rgba],
    width: usize,
    mesh: &Mesh,
    texture: &Texture,
    clip: [usize; 4],
    scale: f32,
) {
    for triangle in mesh.indices.chunks_exact(3) {
        let v = [0, 1, 2].map(|i| &mesh.vertices[triangle[i] as usize]);
        paint_triangle(target, width, v, texture, clip, scale);
    }
}

fn paint_triangle(
    target: &mut [Rgba],
    width: usize,
    v: [&Vertex; 3],
    texture: &Texture,
    [cx0, cy0, cx1, cy1]: [usize; 4],
    scale: f32,
) {
    let mut p = v.map(|v| [v.pos.x * scale, v.pos.y * scale]);
    let mut v = v;
    let area = |a: [f32; 2], b: [f32; 2], c: [f32; 2]| {
        (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    };
    let mut total = area(p[0], p[1], p[2]);
    if total == 0.0 {
        return;
    }
    if total < 0.0 {
        p.swap(1, 2);
        v.swap(1, 2);
        total = -total;
    }
    let min_x = p.iter().map(|p| p[0]).fold(f32::MAX, f32::min);
    let max_x = p.iter().map(|p| p[0]).fold(f32::MIN, f32::max);
    let min_y = p.iter().map(|p| p[1]).fold(f32::MAX, f32::min);
    let max_y = p.iter().map(|p| p[1]).fold(f32::MIN, f32::max);
    let x0 = ((min_x - 0.5).ceil().max(0.0) as usize).max(cx0);
    let x1 = (((max_x - 0.5).floor() + 1.0).max(0.0) as usize).min(cx1);
    let y0 = ((min_y - 0.5).ceil().max(0.0) as usize).max(cy0);
    let y1 = (((max_y - 0.5).floor() + 1.0).max(0.0) as usize).min(cy1);
    let colors = v.map(|v| v.color.to_array().map(f32::from));
    let flat = colors[0] == colors[1] && colors[1] == colors[2];
    let same_uv = v[0].uv == v[1].uv && v[1].uv == v[2].uv;
    let solid = (flat && same_uv).then(|| shade(colors[0], texture.sample(v[0].uv.x, v[0].uv.y)));
    // Top-left rule: a pixel centre on a shared edge belongs to one triangle only.
    let top_left = |a: [f32; 2], b: [f32; 2]| (a[1] == b[1] && b[0] > a[0]) || b[1] < a[1];
    let edges = [(p[1], p[2]), (p[2], p[0]), (p[0], p[1])];
    let inclusive = edges.map(|(a, b)| top_left(a, b));
    for y in y0..y1 {
        let row = &mut target[y * width..(y + 1) * width];
        for (x, pixel) in row.iter_mut().enumerate().take(x1).skip(x0) {
            let at = [x as f32 + 0.5, y as f32 + 0.5];
            let w = edges.map(|(a, b)| area(a, b, at));
            if (0..3).any(|i| w[i] < 0.0 || (w[i] == 0.0 && !inclusive[i])) {
                continue;
            }
            let source = solid.unwrap_or_else(|| {
                let w = w.map(|w| w / total);
                let mix = |f: &dyn Fn(usize) -> f32| w[0] * f(0) + w[1] * f(1) + w[2] * f(2);
                let color =
                    if flat { colors[0] } else { [0, 1, 2, 3].map(|c| mix(&|i| colors[i][c])) };
                shade(color, texture.sample(mix(&|i| v[i].uv.x), mix(&|i| v[i].uv.y)))
            });
            let keep = 1.0 - source[3] / 255.0;
            for c in 0..4 {
                pixel[c] = source[c] + pixel[c] * keep;
            }
        }
    }
}

fn shade(color: Rgba, texel: Rgba) -> Rgba {
    [0, 1, 2, 3].map(|c| color[c] * texel[c] / 255.0)
}

impl Texture {
    #[allow(clippy::many_single_char_names, reason = "the names of the formula")]
    fn sample(&self, u: f32, v: f32) -> Rgba {
        let [w, h] = self.size;
        let (x, y) = (u * w as f32 - 0.5, v * h as f32 - 0.5);
        let at = |x: f32, y: f32| {
            let x = (x.max(0.0) as usize).min(w - 1);
            let y = (y.max(0.0) as usize).min(h - 1);
            self.pixels[y * w + x].to_array().map(f32::from)
        };
        if self.nearest {
            return at((x + 0.5).floor(), (y + 0.5).floor());
        }
        let (fx, fy) = (x - x.floor(), y - y.floor());
        let (x, y) = (x.floor(), y.floor());
        if fx == 0.0 && fy == 0.0 {
            return at(x, y);
        }
        let (a, b, c, d) = (at(x, y), at(x + 1.0, y), at(x, y + 1.0), at(x + 1.0, y + 1.0));
        [0, 1, 2, 3].map(|i| {
            let top = a[i] + (b[i] - a[i]) * fx;
            let bottom = c[i] + (d[i] - c[i]) * fx;
            top + (bottom - top) * fy
        })
    }
}
